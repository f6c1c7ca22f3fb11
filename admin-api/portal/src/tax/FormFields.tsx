import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import type { Draft } from "./draft";
import { CLASSES, ENTITIES, FATCA, numbersOf } from "./words";

interface Props {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  wrong: Record<string, string>;
}

type TextName = "name" | "businessName" | "street" | "city" | "region" | "postalCode" | "country";

/** A field of the draft with what the server said about it. */
function Text(props: Props & { name: TextName; label: string; hint?: string; required?: boolean; maxLength: number }) {
  return (
    <Field
      label={props.label}
      hint={props.hint}
      required={props.required}
      maxLength={props.maxLength}
      value={props.draft[props.name]}
      wrong={props.wrong[props.name]}
      onChange={(event) => props.change({ [props.name]: event.target.value })}
    />
  );
}

export function Person(props: Props) {
  const { draft, change } = props;
  const us = draft.kind === "W-9";
  return (
    <>
      <Text
        {...props}
        name="name"
        label="Name as on your tax return"
        required
        maxLength={80}
        hint="In Latin letters."
      />
      {us && <Text {...props} name="businessName" label="Business name, if it is another" maxLength={80} />}
      {us && (
        <Select
          label="Federal tax classification"
          value={draft.classification}
          options={CLASSES}
          onChange={(classification) => change({ classification })}
        />
      )}
      {draft.kind === "W-8BEN-E" && (
        <>
          <Select
            label="Type of entity (chapter 3)"
            value={draft.chapter3Status}
            options={ENTITIES}
            onChange={(chapter3Status) => change({ chapter3Status })}
          />
          <Select
            label="FATCA status (chapter 4)"
            value={draft.chapter4Status}
            options={FATCA}
            onChange={(chapter4Status) => change({ chapter4Status })}
          />
        </>
      )}
    </>
  );
}

export function Address(props: Props) {
  const us = props.draft.kind === "W-9";
  return (
    <>
      <Text {...props} name="street" label="Street and number" required maxLength={80} />
      <Text {...props} name="city" label="City" required maxLength={40} />
      <Text
        {...props}
        name="region"
        label={us ? "State" : "Province or region"}
        required={us}
        maxLength={us ? 2 : 40}
        hint={us ? "Two letters, as in CA." : undefined}
      />
      <Text {...props} name="postalCode" label={us ? "ZIP code" : "Postal code"} required={us} maxLength={12} />
      {!us && (
        <Text {...props} name="country" label="Country" required maxLength={2} hint="Two letters, as in DE or BR." />
      )}
    </>
  );
}

export function NumberFields({ draft, change, wrong }: Props) {
  return (
    <>
      <Select
        label="Kind of taxpayer number"
        value={draft.tinType}
        options={numbersOf(draft.kind)}
        onChange={(tinType) => change({ tinType })}
      />
      <Field
        label="Taxpayer number"
        value={draft.tin}
        wrong={wrong.tin}
        autoComplete="off"
        spellCheck={false}
        maxLength={30}
        hint={
          draft.kind === "W-9"
            ? "Without a number 24 % of each payout is withheld. It is stored encrypted and never shown again whole."
            : "It is stored encrypted and never shown again whole."
        }
        onChange={(event) => change({ tin: event.target.value })}
      />
      {draft.kind === "W-8BEN" && (
        <Field
          label="Date of birth"
          type="date"
          value={draft.birthDate}
          wrong={wrong.birthDate}
          hint="Needed without a number."
          onChange={(event) => change({ birthDate: event.target.value })}
        />
      )}
    </>
  );
}

const PLACES = [
  { value: "FOREIGN", label: "Outside the United States" },
  { value: "UNITED_STATES", label: "In the United States" },
] as const;

/** Where the work is done decides whether tax is due in the United States at all. */
export function Treaty({ draft, change, wrong }: Props) {
  return (
    <>
      <Select
        label="I do the work for the programme"
        value={draft.servicesIn}
        options={PLACES}
        onChange={(servicesIn) => change({ servicesIn })}
      />
      {draft.servicesIn === "UNITED_STATES" && (
        <>
          <p className="muted small">30 % is withheld, or less where you claim a treaty.</p>
          <Field
            label="Treaty country"
            maxLength={2}
            value={draft.treatyCountry}
            wrong={wrong.treatyCountry}
            onChange={(event) => change({ treatyCountry: event.target.value })}
          />
          <Field
            label="Article"
            maxLength={40}
            value={draft.treatyArticle}
            wrong={wrong.treatyArticle}
            onChange={(event) => change({ treatyArticle: event.target.value })}
          />
          <Field
            label="Rate in percent"
            inputMode="decimal"
            value={draft.treatyRate}
            wrong={wrong.treatyBasisPoints}
            onChange={(event) => change({ treatyRate: event.target.value })}
          />
        </>
      )}
    </>
  );
}
