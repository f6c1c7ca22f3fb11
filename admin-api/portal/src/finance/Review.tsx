import type { PayoutReview } from "../api/types";
import { Chip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Fact } from "../ui/Fact";
import { Money } from "../ui/Money";
import { Time } from "../ui/Time";
import { changeWords } from "./words";

type Condition = PayoutReview["payee"][number];

function tone(condition: Condition): string {
  if (!condition.passed) return "bad";
  return condition.asked ? "good" : "held";
}

function words(condition: Condition): string {
  const name = condition.name.replaceAll("_", " ").toLowerCase();
  if (!condition.passed) return `${name}: not clear`;
  return condition.asked ? `${name}: clear` : `${name}: not asked for`;
}

/** What identity, sanctions and tax say of the recipient. */
export function PayeeChips({ payee }: { payee: PayoutReview["payee"] }) {
  return (
    <span className="row small">
      {payee.map((condition) => (
        <span key={condition.name} title={condition.message}>
          <Chip state={tone(condition)}>{words(condition)}</Chip>
        </span>
      ))}
    </span>
  );
}

/** What looks unusual, in words. */
export function Anomalies({ anomalies }: { anomalies: PayoutReview["anomalies"] }) {
  if (anomalies.length === 0) return null;
  return (
    <ul className="anomalies small" aria-label="What looks unusual">
      {anomalies.map((anomaly) => (
        <li key={anomaly.code} data-asks={anomaly.asksForPerson}>
          {anomaly.message}
        </li>
      ))}
    </ul>
  );
}

/** The comparison with the last payout to the same influencer. */
export function Review({ review }: { review: PayoutReview }) {
  const previous = review.previous;
  return (
    <section className="stack-tight" aria-labelledby="review-title">
      <h3 id="review-title">Compared with the last payout</h3>
      <dl className="facts">
        <Fact name="Change">{changeWords(review.change)}</Fact>
        <Fact name="Last amount">{previous && <Money micros={previous.amountMicros} />}</Fact>
        <Fact name="Last address">{previous && <Id value={previous.wallet} label="last address" whole />}</Fact>
        <Fact name="Last paid">{previous && <Time at={previous.at} />}</Fact>
        <Fact name="Recipient">
          <PayeeChips payee={review.payee} />
        </Fact>
      </dl>
      <Anomalies anomalies={review.anomalies} />
    </section>
  );
}
