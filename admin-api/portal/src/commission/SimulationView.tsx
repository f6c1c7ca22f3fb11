import { useMemo } from "react";
import type { Simulated, Simulation, SimulatedTier } from "../api/types";
import { Chart } from "../charts/Chart";
import type { ChartData } from "../charts/options";
import { formatMoney, formatMoneyShort } from "../format/money";
import { plural } from "../format/number";
import { Money } from "../ui/Money";
import { Empty } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { monthWords, rateWords } from "./rates";

const BARS_MAX = 12;
const MONTHS_SHOWN = 3;

const money = (micros: number) => formatMoney(BigInt(Math.trunc(micros)));
const axis = (micros: number) => formatMoneyShort(BigInt(Math.trunc(micros))).replace(/\.00$/, "");

/** A difference says which way it goes. */
function Delta({ micros, short = false }: { micros: number; short?: boolean }) {
  return (
    <span>
      {micros > 0 && "+"}
      <Money micros={micros} short={short} />
    </span>
  );
}

const tierWords = (tier: SimulatedTier) => `${tier.name} ${rateWords(tier.basisPoints)}`;

/** The latest months with their tiers; what stays the same is said once. */
function Months({ one }: { one: Simulated }) {
  const latest = one.months.slice(-MONTHS_SHOWN).reverse();
  return (
    <ul className="months">
      {latest.map((month) => {
        const now = tierWords(month.tierNow);
        const then = tierWords(month.tierThen);
        return (
          <li key={month.month}>
            <span className="muted">{monthWords(month.month)}</span> {now === then ? now : `${now} → ${then}`}
          </li>
        );
      })}
      {one.months.length > latest.length && (
        <li className="muted">and {plural(one.months.length - latest.length, "earlier month")}</li>
      )}
    </ul>
  );
}

const COLUMNS: readonly Column<Simulated>[] = [
  { name: "Influencer", cell: (one) => one.handle || one.influencerId },
  { name: "Tier, now → draft", cell: (one) => <Months one={one} /> },
  { name: "As published", numeric: true, cell: (one) => <Money micros={one.nowMicros} /> },
  { name: "With the draft", numeric: true, cell: (one) => <Money micros={one.thenMicros} /> },
  { name: "Difference", numeric: true, cell: (one) => <Delta micros={one.deltaMicros} /> },
];

function Deltas({ influencers }: { influencers: readonly Simulated[] }) {
  const shown = useMemo(
    () =>
      influencers
        .filter((one) => one.deltaMicros !== 0)
        .slice(0, BARS_MAX)
        .sort((left, right) => right.deltaMicros - left.deltaMicros),
    [influencers],
  );
  const data = useMemo<ChartData>(
    () => ({
      kind: "bar",
      horizontal: true,
      categories: shown.map((one) => one.handle || one.influencerId),
      series: [{ name: "Difference", values: shown.map((one) => one.deltaMicros), format: money, axis }],
    }),
    [shown],
  );
  if (shown.length === 0) return null;
  return <Chart data={data} label={`Winners and losers under the draft: ${plural(shown.length, "influencer")}`} />;
}

/** Why nobody may publish the draft, in a sentence with its numbers. */
export function RingNotice({ message }: { message: string }) {
  return (
    <p className="notice" data-tone="bad" role="alert">
      <span>
        <strong>These terms would pay for wash trading.</strong> {message}. Lower the best rate or the bounty, or raise
        the activation threshold.
      </span>
    </p>
  );
}

/** What a draft would have paid, beside the published schedules. */
export function SimulationView({ simulation }: { simulation: Simulation }) {
  const { totals, influencers, ring } = simulation;
  return (
    <div className="stack wide" role="status">
      {ring && <RingNotice message={ring.message} />}
      <dl className="figure-row">
        <div className="figure">
          <dt>As published</dt>
          <dd>
            <Money micros={totals.nowMicros} short />
            <small>{plural(totals.lines, "credit")} of trades</small>
          </dd>
        </div>
        <div className="figure">
          <dt>With the draft</dt>
          <dd>
            <Money micros={totals.thenMicros} short />
            <small>as if it had always held</small>
          </dd>
        </div>
        <div className="figure">
          <dt>Difference</dt>
          <dd>
            <Delta micros={totals.deltaMicros} short />
            <small>
              {plural(totals.winners, "winner")}, {plural(totals.losers, "loser")}
            </small>
          </dd>
        </div>
      </dl>
      {influencers.length === 0 ? (
        <Empty title="No history yet">Nothing has earned commission, so nobody would win or lose.</Empty>
      ) : (
        <>
          <Deltas influencers={influencers} />
          <Table
            caption="Influencers, the largest difference first"
            columns={COLUMNS}
            rows={influencers}
            keyOf={(one) => one.influencerId}
          />
          <p className="muted small">
            Commission on trades alone. The lines of trades in the books&rsquo; history sum to{" "}
            <Money micros={totals.earnedMicros} />; it differs from &ldquo;as published&rdquo; where a tier was fixed
            before a trade was known.
          </p>
        </>
      )}
    </div>
  );
}
