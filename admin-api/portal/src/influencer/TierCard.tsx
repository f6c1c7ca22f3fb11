import type { Standing } from "../api/types";
import { monthWords, rateWords } from "../commission/rates";
import { permille, toMicros } from "../format/money";
import { Money } from "../ui/Money";

function Goal({ standing, goal }: { standing: Standing; goal: NonNullable<Standing["goal"]> }) {
  const reached = toMicros(standing.creditMicros) > 0n ? permille(standing.creditMicros, goal.fromMicros) : 0;
  return (
    <div className="threshold whole">
      <meter min={0} max={1000} value={Math.min(1000, reached)} aria-label={`Part of the way to ${goal.tier}`} />
      <p>
        <strong>
          <Money micros={goal.missingMicros} />
        </strong>{" "}
        more credited fees this month for {rateWords(goal.basisPoints)} in {monthWords(standing.nextMonth)}.
      </p>
    </div>
  );
}

/** By which tier one is paid, and what is missing to the next one. */
export function TierCard({ standing }: { standing: Standing }) {
  return (
    <section className="card stack-tight" aria-labelledby="tier-title">
      <header>
        <h2 id="tier-title">
          Tier {standing.tier}: {rateWords(standing.basisPoints)} in {monthWords(standing.month)}
        </h2>
      </header>
      {standing.goal ? (
        <Goal standing={standing} goal={standing.goal} />
      ) : (
        <p>The highest tier is reached for {monthWords(standing.nextMonth)}.</p>
      )}
      <p className="muted small">
        <Money micros={standing.creditMicros} /> credited so far, months in UTC, give{" "}
        {rateWords(standing.nextBasisPoints)} in {monthWords(standing.nextMonth)}.
      </p>
    </section>
  );
}
