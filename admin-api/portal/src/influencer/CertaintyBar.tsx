import type { EarningsByState } from "../api/types";
import { formatMoney, permille, toMicros } from "../format/money";
import { Money } from "../ui/Money";
import { STATE_MEANING } from "./words";

interface Part {
  state: string;
  name: string;
  micros: number;
}

/** Parts that do not overlap: what is settled, without what a payout has taken up, is the payable balance. */
export function partsOf(earnings: EarningsByState): Part[] {
  return [
    { state: "provisional", name: "Provisional", micros: earnings.provisionalMicros },
    { state: "held", name: "Held", micros: earnings.heldMicros },
    { state: "settled", name: "Settled", micros: earnings.payableMicros },
    { state: "reserved", name: "In payment", micros: earnings.reservedMicros },
    { state: "paid", name: "Paid", micros: earnings.paidMicros },
  ];
}

/** All earnings from the least to the most certain; the surer the money, the more solid its ink. */
export function CertaintyBar({ earnings }: { earnings: EarningsByState }) {
  const parts = partsOf(earnings);
  const drawn = parts.filter((part) => part.micros > 0);
  const whole = drawn.reduce((sum, part) => sum + toMicros(part.micros), 0n);
  const label = parts.map((part) => `${part.name} ${formatMoney(part.micros)}`).join(", ");
  return (
    <div className="stack">
      <div className="certainty" role="img" aria-label={`Earnings by state: ${label}`}>
        {drawn.map((part) => (
          <i
            key={part.state}
            data-state={part.state}
            style={{ flexGrow: Math.max(1, permille(part.micros, whole)) }}
            title={`${part.name}: ${formatMoney(part.micros)}`}
          />
        ))}
      </div>
      <dl className="legend">
        {parts.map((part) => (
          <div key={part.state}>
            <dt>
              <span className="swatch" data-state={part.state} aria-hidden="true" />
              <span>
                {part.name} <small>{STATE_MEANING[part.state]}</small>
              </span>
            </dt>
            <dd>
              <Money micros={part.micros} short />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
