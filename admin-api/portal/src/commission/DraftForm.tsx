import type { FormEvent } from "react";
import type { Tier } from "../api/types";
import { Field } from "../ui/Field";
import { Icon } from "../ui/Icon";
import { dollarsText, parseDollars, parsePercent, percentText } from "./rates";

const TIERS_MAX = 20;

/** A tier as it stands in the inputs. */
export interface TierText {
  key: number;
  name: string;
  from: string;
  rate: string;
}

let keys = 0;
const newKey = () => keys++;

export const textsOf = (tiers: readonly Tier[]): TierText[] =>
  tiers.map((tier) => ({
    key: newKey(),
    name: tier.name,
    from: dollarsText(tier.fromMicros),
    rate: percentText(tier.basisPoints),
  }));

/** What is wrong with one row, if anything. */
function wrongWith(texts: readonly TierText[], index: number): { from?: string; rate?: string } {
  const row = texts[index] as TierText;
  const from = parseDollars(row.from);
  const before = index > 0 ? parseDollars((texts[index - 1] as TierText).from) : undefined;
  const rate = parsePercent(row.rate) === undefined ? { rate: "0 to 100, two decimals" } : {};
  if (index === 0) return rate;
  if (from === undefined) return { ...rate, from: "An amount in dollars" };
  return before !== undefined && from <= before ? { ...rate, from: "More than the tier before" } : rate;
}

/** The tiers of a draft, or undefined while a row is wrong. */
export function tiersOf(texts: readonly TierText[]): Tier[] | undefined {
  const tiers: Tier[] = [];
  for (const [index, row] of texts.entries()) {
    const wrong = wrongWith(texts, index);
    const fromMicros = index === 0 ? 0 : parseDollars(row.from);
    const basisPoints = parsePercent(row.rate);
    if (wrong.from || wrong.rate || !row.name.trim() || fromMicros === undefined || basisPoints === undefined)
      return undefined;
    tiers.push({ name: row.name.trim(), fromMicros, basisPoints });
  }
  return tiers;
}

interface Props {
  texts: TierText[];
  onChange: (texts: TierText[]) => void;
  onSimulate: () => void;
  pending: boolean;
}

/** The draft, one row for each tier. */
export function DraftForm({ texts, onChange, onSimulate, pending }: Props) {
  const set = (index: number, change: Partial<TierText>) =>
    onChange(texts.map((row, at) => (at === index ? { ...row, ...change } : row)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSimulate();
  };
  return (
    <form className="stack" onSubmit={submit} aria-label="Draft of a schedule">
      <ul className="stack">
        {texts.map((row, index) => (
          <li key={row.key} className="tier-row">
            <Field
              label="Tier"
              required
              maxLength={64}
              value={row.name}
              onChange={(event) => set(index, { name: event.target.value })}
            />
            <Field
              label="From, dollars of credited fees"
              inputMode="decimal"
              required
              disabled={index === 0}
              value={index === 0 ? "0" : row.from}
              wrong={wrongWith(texts, index).from}
              onChange={(event) => set(index, { from: event.target.value })}
            />
            <Field
              label="Rate in percent"
              inputMode="decimal"
              required
              value={row.rate}
              wrong={wrongWith(texts, index).rate}
              onChange={(event) => set(index, { rate: event.target.value })}
            />
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove tier ${row.name}`}
              disabled={index === 0}
              onClick={() => onChange(texts.filter((_, at) => at !== index))}
            >
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
      <div className="row">
        <button type="submit" className="button primary" disabled={pending || tiersOf(texts) === undefined}>
          {pending ? "Simulating…" : "Simulate on the history"}
        </button>
        <button
          type="button"
          className="button"
          disabled={texts.length >= TIERS_MAX}
          onClick={() => onChange([...texts, { key: newKey(), name: "", from: "", rate: "" }])}
        >
          Add a tier
        </button>
      </div>
    </form>
  );
}
