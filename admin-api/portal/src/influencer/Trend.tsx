import { useMemo } from "react";
import type { SeriesPoint } from "../api/types";
import { Chart } from "../charts/Chart";
import type { ChartData } from "../charts/options";
import { formatMoney, formatMoneyShort } from "../format/money";
import { Empty } from "../ui/states";

const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const MINUTE = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const DAY_MILLIS = 86_400_000;

function axisFormat(series: readonly SeriesPoint[]): Intl.DateTimeFormat {
  const first = Date.parse(series[0]?.at ?? "");
  const last = Date.parse(series.at(-1)?.at ?? "");
  return last - first >= 2 * DAY_MILLIS ? DAY : MINUTE;
}

/** An axis may ask for a fraction of a micro-unit; it is cut first. */
const money = (micros: number) => formatMoney(BigInt(Math.trunc(micros)));
const axis = (micros: number) => formatMoneyShort(BigInt(Math.trunc(micros))).replace(/\.00$/, "");

/** What was earned over time, provisional included. */
export function Trend({ series }: { series: readonly SeriesPoint[] }) {
  const data = useMemo<ChartData>(() => {
    const format = axisFormat(series);
    return {
      kind: "line",
      categories: series.map((point) => format.format(Date.parse(point.at))),
      series: [{ name: "Earned", values: series.map((point) => point.earnedMicros), format: money, axis }],
    };
  }, [series]);
  if (series.length === 0) return <Empty title="No earnings yet">The line starts with your first one.</Empty>;
  return <Chart data={data} label={`Earnings over time, ${series.length} points`} />;
}
