import type { ProgrammeEntry, Why } from "../api/types";
import { plural } from "../format/number";
import { kindWords } from "../influencer/words";
import { Id } from "../ui/Copy";
import { Money } from "../ui/Money";
import { Time } from "../ui/Time";
import { Step } from "./WhySteps";
import { ratePercent } from "./words";

const NAMED_BESIDE = new Set(["entity", "version", "effectiveFrom"]);

/** The fields of an entry as they are published. */
function fieldsOf(entry: ProgrammeEntry): string {
  return Object.entries(entry)
    .filter(([name]) => !NAMED_BESIDE.has(name))
    .map(([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(", ");
}

function Entries({ entries }: { entries: readonly ProgrammeEntry[] }) {
  if (entries.length === 0)
    return (
      <p className="small muted">No entry of the programme was in force for it, so its published defaults were.</p>
    );
  return (
    <details>
      <summary>{plural(entries.length, "programme entry", "programme entries")} in force</summary>
      <ul className="evidence">
        {entries.map((entry) => (
          <li key={`${entry.entity}@${entry.version}`}>
            <span className="row-between">
              <Id value={`${entry.entity}@${entry.version}`} label="programme entry" whole />
              <span className="muted">
                since <Time at={entry.effectiveFrom} />
              </span>
            </span>
            <span className="muted break">{fieldsOf(entry)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Settling({ why }: { why: Why }) {
  const { state, settlesAt } = why.earning;
  if (state === "held") return <>It is held until a fraud case is decided.</>;
  return state === "provisional" ? (
    <>
      It settles at <Time at={settlesAt} />.
    </>
  ) : (
    <>
      It settled at <Time at={settlesAt} />.
    </>
  );
}

/** What a limit keeps, or gives back beside a line that takes back. */
function Caps({ caps }: { caps: NonNullable<Why["caps"]> }) {
  return caps.map((cap) => (
    <p key={cap.earningId}>
      {cap.amountMicros < 0 ? "A limit cuts it by " : "As a limit had cut what it takes back, it takes back less: "}
      <strong>
        <Money micros={cap.amountMicros} />
      </strong>
      . {cap.note.startsWith("CAP ") && <Id value={cap.note.slice(4)} label="limit" whole />}
    </p>
  ));
}

/** What the programme's rules made of the credit. */
export function Rule({ why }: { why: Why }) {
  const { earning, conversion } = why;
  const touch = why.path.find((candidate) => candidate.clickId === earning.clickId);
  const credit = touch?.credits[conversion.payingModel];
  const rate = conversion.type === "trade" ? ratePercent(why.programme, earning.tier) : undefined;
  return (
    <Step name="Rule">
      <p>
        {kindWords(earning.kind)}{" "}
        {rate && (
          <>
            of {rate} at tier {earning.tier + 1}
          </>
        )}
        {credit !== undefined && (
          <>
            {" "}
            on a credit of <Money micros={credit} />
          </>
        )}{" "}
        gives{" "}
        <strong>
          <Money micros={earning.amountMicros} />
        </strong>
        . <Settling why={why} />
      </p>
      <Caps caps={why.caps ?? []} />
      <Entries entries={why.programme} />
    </Step>
  );
}
