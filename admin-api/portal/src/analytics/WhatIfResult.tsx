import { useMemo } from "react";
import type { WhatIfAnswer, WhatIfLine } from "../api/types";
import { Chart } from "../charts/Chart";
import type { ChartData } from "../charts/options";
import { formatMoney, toMicros } from "../format/money";
import { formatCount, plural } from "../format/number";
import { duration } from "../format/time";
import { Money } from "../ui/Money";
import { Empty } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Ago } from "../ui/Time";
import { formatAxis } from "./cell";

const BARS_MAX = 12;

function nameOf(line: WhatIfLine): string {
  return line.influencerId === "" ? "organic" : line.handle || line.influencerId;
}

function signed(micros: number): string {
  return toMicros(micros) > 0n ? `+${formatMoney(micros)}` : formatMoney(micros);
}

function Change({ micros }: { micros: number }) {
  const tone = micros < 0 ? "nowrap negative" : micros > 0 ? "nowrap positive" : "nowrap muted";
  return <span className={tone}>{micros === 0 ? "no change" : signed(micros)}</span>;
}

const COLUMNS: readonly Column<WhatIfLine>[] = [
  { name: "Influencer", cell: nameOf },
  { name: "Earnings now", numeric: true, cell: (line) => <Money micros={line.now.earnedMicros} /> },
  { name: "What if", numeric: true, cell: (line) => <Money micros={line.whatIf.earnedMicros} /> },
  { name: "Change", numeric: true, cell: (line) => <Change micros={line.delta.earnedMicros} /> },
  { name: "Credits now", numeric: true, cell: (line) => <Money micros={line.now.creditMicros} /> },
  { name: "Change of credits", numeric: true, cell: (line) => <Change micros={line.delta.creditMicros} /> },
];

function chartOf(lines: readonly WhatIfLine[]): ChartData {
  return {
    kind: "bar",
    horizontal: true,
    categories: lines.map(nameOf),
    series: [
      {
        name: "Change of earnings",
        values: lines.map((line) => line.delta.earnedMicros),
        format: (value) => signed(Math.trunc(value)),
        axis: (value) => formatAxis(value, "micros"),
      },
    ],
  };
}

function summary(answer: WhatIfAnswer): string {
  const changed = answer.influencers.filter((line) => line.delta.earnedMicros !== 0);
  if (changed.length === 0) return "Nobody's earnings change.";
  const more = changed.filter((line) => line.delta.earnedMicros > 0).length;
  const total = answer.totals.delta.earnedMicros;
  const people = answer.influencers.filter((line) => line.influencerId !== "").length;
  const sum = total === 0 ? "as much as now" : `${formatMoney(Math.abs(total))} ${total > 0 ? "more" : "less"}`;
  return `${formatCount(more)} of ${plural(people, "influencer")} would earn more, ${formatCount(changed.length - more)} less; the programme would pay ${sum} in all.`;
}

/** The changes, largest first, as a picture and as a table. */
export function WhatIfResult({ answer, terms }: { answer: WhatIfAnswer; terms: string }) {
  const moved = useMemo(
    () => answer.influencers.filter((line) => line.delta.earnedMicros !== 0).slice(0, BARS_MAX),
    [answer],
  );
  const data = useMemo(() => chartOf(moved), [moved]);
  if (answer.influencers.length === 0) {
    return (
      <section className="card" aria-label="Result">
        <Empty title="Nothing is credited here">
          No conversion has a touch of this campaign, now or by the other terms.
        </Empty>
      </section>
    );
  }
  return (
    <section className="card stack" aria-labelledby="what-if-result">
      <header>
        <h2 id="what-if-result">Who would earn more, who less</h2>
        <p role="status">
          {terms}. {summary(answer)}
        </p>
      </header>
      {moved.length > 0 && (
        <Chart
          data={data}
          label="Change of earnings per influencer; the table has the numbers"
          tall={moved.length > 5}
        />
      )}
      <Table
        caption="Earnings and credits now and by the other terms"
        columns={COLUMNS}
        rows={answer.influencers}
        keyOf={(line) => line.influencerId}
      />
      <p className="small muted">
        Computed in {duration(answer.tookMillis)} from {plural(answer.rowsRead, "stored row")}, as of{" "}
        <Ago at={answer.completeUpTo} />.
      </p>
    </section>
  );
}
