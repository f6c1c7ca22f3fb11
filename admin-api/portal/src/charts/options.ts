import type { EChartsCoreOption } from "echarts/core";

export interface Palette {
  ink: string;
  quiet: string;
  rule: string;
  surface: string;
  loss: string;
  series: string[];
  font: string;
}

export interface Series {
  name: string;
  values: (number | null)[];
  /** The text of a value, exact, for the tooltip. */
  format: (value: number) => string;
  /** Its short text on the axis. */
  axis: (value: number) => string;
  /** Counts have no ticks between whole numbers. */
  whole?: boolean;
}

export interface ChartData {
  kind: "bar" | "line";
  categories: string[];
  series: Series[];
  horizontal?: boolean;
}

interface Hovered {
  dataIndex: number;
  seriesIndex: number;
  color: string;
}

/** Built of elements, not markup: a policy without inline styles would refuse the markup's. */
function tooltip(data: ChartData, hovered: Hovered[]): HTMLElement {
  const box = document.createElement("div");
  const index = hovered[0]?.dataIndex ?? 0;
  const title = box.appendChild(document.createElement("strong"));
  title.textContent = data.categories[index] ?? "";
  for (const item of hovered) {
    const series = data.series[item.seriesIndex];
    const value = series?.values[index];
    const line = box.appendChild(document.createElement("div"));
    line.textContent = `${series?.name ?? ""}: ${value === null || value === undefined ? "–" : series?.format(value)}`;
  }
  return box;
}

/** A bar that goes the other way says so by its colour too. */
function drawn(value: number | null, data: ChartData, palette: Palette) {
  if (data.kind !== "bar" || value === null || value >= 0) return value;
  return { value, itemStyle: { color: palette.loss, borderRadius: data.horizontal ? [3, 0, 0, 3] : [0, 0, 3, 3] } };
}

/** @param width of the drawing in pixels, of which the names beside the bars take at most two fifths */
export function optionOf(data: ChartData, palette: Palette, width: number): EChartsCoreOption {
  const text = { color: palette.quiet, fontFamily: palette.font, fontSize: 12 };
  const category = {
    type: "category",
    data: data.categories,
    inverse: data.horizontal ?? false,
    axisLine: { lineStyle: { color: palette.rule } },
    axisTick: { show: false },
    axisLabel: {
      ...text,
      hideOverlap: true,
      ...(data.horizontal ? { width: Math.min(220, width * 0.4), overflow: "truncate" } : {}),
    },
  };
  const value = {
    type: "value",
    minInterval: data.series[0]?.whole ? 1 : 0,
    splitNumber: 3,
    splitLine: { lineStyle: { color: palette.rule } },
    axisLabel: {
      ...text,
      hideOverlap: true,
      formatter: (amount: number) => data.series[0]?.axis(amount) ?? String(amount),
    },
  };
  return {
    animationDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 300,
    color: palette.series,
    textStyle: { fontFamily: palette.font },
    aria: { enabled: false },
    grid: { left: 4, right: 16, top: data.series.length > 1 ? 34 : 10, bottom: 2, containLabel: true },
    legend:
      data.series.length > 1
        ? { top: 0, left: 0, icon: "roundRect", itemWidth: 10, itemHeight: 10, textStyle: text }
        : undefined,
    tooltip: {
      trigger: "axis",
      axisPointer: { type: data.kind === "bar" ? "shadow" : "line", lineStyle: { color: palette.quiet } },
      backgroundColor: palette.surface,
      borderColor: palette.rule,
      textStyle: { color: palette.ink, fontFamily: palette.font, fontSize: 13 },
      formatter: (hovered: Hovered[]) => tooltip(data, hovered),
    },
    xAxis: data.horizontal ? value : category,
    yAxis: data.horizontal ? category : value,
    series: data.series.map((series) => ({
      name: series.name,
      type: data.kind,
      data: series.values.map((value) => drawn(value, data, palette)),
      barMaxWidth: 26,
      showSymbol: data.categories.length < 2,
      symbolSize: 5,
      lineStyle: { width: 2 },
      itemStyle: { borderRadius: data.kind === "bar" ? (data.horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0]) : 0 },
    })),
  };
}
