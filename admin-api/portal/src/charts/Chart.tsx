import { useEffect, useRef, useState } from "react";
import { optionOf, type ChartData, type Palette } from "./options";

type Instance = ReturnType<typeof import("./echarts").init>;

function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: of("--ink"),
    quiet: of("--ink-2"),
    rule: of("--rule"),
    surface: of("--surface"),
    loss: of("--brick"),
    font: of("--font"),
    series: [1, 2, 3, 4, 5].map((index) => of(`--chart-${index}`)),
  };
}

interface Props {
  data: ChartData;
  /** What the picture shows, in one sentence; the numbers themselves are in the page's table. */
  label: string;
  tall?: boolean;
}

/** A chart; its library is fetched when the first one is shown. */
export function Chart({ data, label, tall = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<Instance>();
  const [unavailable, setUnavailable] = useState(false);

  useEffect(() => {
    let instance: Instance | undefined;
    let gone = false;
    import("./echarts").then(
      ({ init }) => {
        if (gone || !box.current) return;
        instance = init(box.current, undefined, { renderer: "svg" });
        setChart(instance);
      },
      () => setUnavailable(true),
    );
    const observer = new ResizeObserver(() => instance?.resize());
    if (box.current) observer.observe(box.current);
    return () => {
      gone = true;
      observer.disconnect();
      instance?.dispose();
    };
  }, []);

  useEffect(() => {
    if (!chart) return;
    const draw = () => chart.setOption(optionOf(data, palette(), chart.getWidth()), { notMerge: true });
    draw();
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", draw);
    return () => scheme.removeEventListener("change", draw);
  }, [chart, data]);

  if (unavailable) return <p className="muted small">The chart could not be loaded; its numbers are in the table.</p>;
  return (
    <figure role="img" aria-label={label}>
      <div ref={box} className={tall ? "chart tall" : "chart"} />
    </figure>
  );
}
