import { useMemo } from "react";
import type { SeriesPoint } from "../api/types";
import { Chart } from "../charts/Chart";
import type { ChartData } from "../charts/options";
import { formatMoney, formatMoneyShort } from "../format/money";
import { Empty } from "../ui/states";

/** Each point is a UTC day, whatever the viewer's zone. */
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });

/** An axis may ask for a fraction of a micro-unit; it is cut first. */
const money = (micros: number) => formatMoney(BigInt(Math.trunc(micros)));
const axis = (micros: number) => formatMoneyShort(BigInt(Math.trunc(micros))).replace(/\.00$/, "");

/** A line through fewer days would suggest a course that nobody saw. */
const LINE_FROM = 6;

/** What was earned over time, provisional included. */
export function Trend({ series }: { series: readonly SeriesPoint[] }) {
  const data = useMemo<ChartData>(() => {
    return {
      kind: series.length > LINE_FROM ? "line" : "bar",
      categories: series.map((point) => DAY.format(Date.parse(point.at))),
      series: [{ name: "Earned", values: series.map((point) => point.earnedMicros), format: money, axis }],
    };
  }, [series]);
  if (series.length === 0) return <Empty title="No earnings yet">The line starts with your first one.</Empty>;
  return <Chart data={data} label={`Earnings by day, ${series.length} days`} />;
}
