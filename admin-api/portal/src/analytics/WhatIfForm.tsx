import type { FormEvent } from "react";
import { Field } from "../ui/Field";
import { Filter } from "../ui/Filter";
import { mistakesIn, type Terms, type TierText } from "./terms";

const MODELS = [
  { value: "", label: "As it is" },
  { value: "first", label: "First touch" },
  { value: "last", label: "Last touch" },
  { value: "linear", label: "Linear" },
  { value: "position", label: "Position" },
  { value: "time_decay", label: "Time decay" },
] as const;

const SCHEDULES = [
  { value: "", label: "As it is" },
  { value: "other", label: "Other tiers" },
] as const;

interface Props {
  terms: Terms;
  change: (terms: Terms) => void;
  ask: () => void;
  pending: boolean;
}

function Tiers({ terms, change, wrong }: Pick<Props, "terms" | "change"> & { wrong: string | undefined }) {
  const edit = (index: number, part: Partial<TierText>) =>
    change({
      ...terms,
      tiers: terms.tiers.map((tier, position) => (position === index ? { ...tier, ...part } : tier)),
    });
  return (
    <fieldset className="what-if-tiers" aria-describedby={wrong ? "tiers-wrong" : undefined}>
      <legend className="visually-hidden">Other tiers</legend>
      {terms.tiers.map((tier, index) => (
        <div key={index} className="tier">
          <Field
            label={`Tier ${index + 1} from, $`}
            inputMode="decimal"
            value={tier.from}
            onChange={(event) => edit(index, { from: event.target.value })}
          />
          <Field
            label="Rate, %"
            aria-label={`Rate of tier ${index + 1}, %`}
            inputMode="decimal"
            value={tier.percent}
            onChange={(event) => edit(index, { percent: event.target.value })}
          />
        </div>
      ))}
      {wrong && (
        <p className="wrong" id="tiers-wrong" role="alert">
          {wrong}
        </p>
      )}
      <label className="row small">
        <input
          type="checkbox"
          checked={terms.recomputeTiers}
          onChange={(event) => change({ ...terms, recomputeTiers: event.target.checked })}
        />
        Find each month's tier anew from the credits of the month before
      </label>
    </fieldset>
  );
}

/** The terms to try. */
export function WhatIfForm({ terms, change, ask, pending }: Props) {
  const mistakes = mistakesIn(terms);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(mistakes).length === 0) ask();
  };
  return (
    <form className="card stack wide" onSubmit={submit} aria-label="Terms to try" noValidate>
      <div className="field">
        <span className="label">Paying model</span>
        <Filter
          label="Paying model"
          options={MODELS}
          value={terms.model}
          onChange={(model) => change({ ...terms, model })}
        />
      </div>
      <div className="what-if-fields">
        <Field
          label="Window, days"
          inputMode="numeric"
          placeholder="30, as it is"
          value={terms.windowDays}
          wrong={mistakes.windowDays}
          hint="How long a touch can be credited."
          onChange={(event) => change({ ...terms, windowDays: event.target.value })}
        />
        <Field
          label="Campaign"
          placeholder="all"
          maxLength={256}
          spellCheck={false}
          autoComplete="off"
          value={terms.campaign}
          hint="Shows only touches of this campaign."
          onChange={(event) => change({ ...terms, campaign: event.target.value })}
        />
      </div>
      <div className="field">
        <span className="label">Commission schedule</span>
        <Filter
          label="Commission schedule"
          options={SCHEDULES}
          value={terms.otherTiers ? "other" : ""}
          onChange={(value) => change({ ...terms, otherTiers: value === "other" })}
        />
      </div>
      {terms.otherTiers && <Tiers terms={terms} change={change} wrong={mistakes.tiers} />}
      <div className="row">
        <button
          type="submit"
          className="button primary"
          disabled={pending || Object.keys(mistakes).length > 0}
          aria-busy={pending}
        >
          {pending ? "Computing…" : "Compute"}
        </button>
        <span className="small muted" role="status">
          {pending ? "Every touch is credited anew from the stored events; this takes a few seconds." : ""}
        </span>
      </div>
    </form>
  );
}
