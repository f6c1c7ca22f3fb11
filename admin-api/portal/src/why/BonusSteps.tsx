import type { Why } from "../api/types";
import { monthWords } from "../commission/rates";
import { Money } from "../ui/Money";
import { Time } from "../ui/Time";
import { Step } from "./WhySteps";

const ROLE_WORDS: Record<string, string> = { ADMIN: "the programme", ADMIN_KEY: "the programme", FINANCE: "finance" };

/** The two decisions that stand in the place of a click and a trade. */
export function BonusSteps({ why, bonus }: { why: Why; bonus: NonNullable<Why["bonus"]> }) {
  return (
    <>
      <Step name="Bonus">
        <p>
          <strong>
            <Money micros={why.earning.amountMicros} />
          </strong>{" "}
          for {monthWords(bonus.month)}: {bonus.reason}
        </p>
        <p className="muted small">
          Proposed by {ROLE_WORDS[bonus.proposedByRole] ?? bonus.proposedByRole} <Time at={bonus.proposedAt} />
        </p>
      </Step>
      {bonus.confirmedAt && (
        <Step name="Confirmation">
          <p>
            Confirmed by another person, of {ROLE_WORDS[bonus.confirmedByRole ?? ""] ?? bonus.confirmedByRole},{" "}
            <Time at={bonus.confirmedAt} />.
          </p>
        </Step>
      )}
    </>
  );
}
