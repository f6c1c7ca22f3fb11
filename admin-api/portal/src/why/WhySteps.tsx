import type { ReactNode } from "react";
import type { Why } from "../api/types";
import { plural } from "../format/number";
import { Id } from "../ui/Copy";
import { Money } from "../ui/Money";
import { Time } from "../ui/Time";
import { BonusSteps } from "./BonusSteps";
import { Credit } from "./Credit";
import { Approval, Ledger, Signed } from "./Payment";
import { Rule } from "./Rule";
import { clickSentence, conversionName, EXCLUDED_WORDS } from "./words";

interface StepProps {
  name: string;
  children: ReactNode;
  /** "end" is the last certain thing; "open" has not happened yet. */
  mark?: "end" | "open" | undefined;
}

/** One link of the chain. */
export function Step({ name, children, mark }: StepProps) {
  return (
    <li data-end={mark === "end" || undefined} data-open={mark === "open" || undefined}>
      <h3 className="step-name">{name}</h3>
      {children}
    </li>
  );
}

function Touches({ why }: { why: Why }) {
  return (
    <Step name={why.path.length > 1 ? "Touches" : "Touch"}>
      <ul className="stack">
        {why.path.map((touch) => (
          <li key={touch.clickId} className="stack-tight">
            <p>
              {clickSentence(touch)}{" "}
              <span className="muted">
                <Time at={touch.at} />
              </span>
            </p>
            <span className="small muted row">
              Click <Id value={touch.clickId} label="click id" />
            </span>
          </li>
        ))}
      </ul>
      {why.excluded.length > 0 && <Excluded why={why} />}
    </Step>
  );
}

function Excluded({ why }: { why: Why }) {
  return (
    <details>
      <summary>{plural(why.excluded.length, "touch", "touches")} of this person not credited</summary>
      <ul className="evidence">
        {why.excluded.map((touch) => (
          <li key={`${touch.clickId} ${touch.reason}`} className="row-between">
            <span className="row">
              <Id value={touch.clickId} label="click id" />
              <span className="muted">
                <Time at={touch.at} />
              </span>
            </span>
            <span>{EXCLUDED_WORDS[touch.reason] ?? touch.reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Conversion({ why }: { why: Why }) {
  const { conversion } = why;
  return (
    <Step name="Conversion">
      <p>
        {conversionName(conversion.type)} at <Time at={conversion.at} />, worth{" "}
        <Money micros={conversion.valueMicros} />
        {conversion.type === "trade" ? " in net fees." : "."}
      </p>
      <span className="small muted row">
        Conversion <Id value={conversion.id} label="conversion id" /> Person{" "}
        <Id value={conversion.userId} label="user id" />
      </span>
    </Step>
  );
}

/** The chain from the click to the signature; each link says in a sentence what was decided. */
export function WhySteps({ why }: { why: Why }) {
  return (
    <ol className="thread-steps" aria-label="From the click to the signature">
      {why.bonus ? (
        <BonusSteps why={why} bonus={why.bonus} />
      ) : why.withholding ? (
        <Step name="Tax withheld">
          <p>
            <strong>
              <Money micros={why.earning.amountMicros} />
            </strong>{" "}
            is kept back for the tax authority. {why.withholding.reason}.
          </p>
        </Step>
      ) : (
        <>
          <Touches why={why} />
          <Conversion why={why} />
          <Credit why={why} />
          <Rule why={why} />
        </>
      )}
      <Ledger why={why} />
      <Approval why={why} />
      <Signed why={why} />
    </ol>
  );
}
