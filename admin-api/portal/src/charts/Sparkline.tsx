/** The course of one figure, small. Its numbers stand beside it in words, so it is decoration. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const points = values.length > 1 ? values : [values[0] ?? 0, values[0] ?? 0];
  const top = Math.max(1, ...points);
  const step = 100 / (points.length - 1);
  const line = points
    .map((value, index) => `${(index * step).toFixed(2)},${(30 - (value / top) * 28).toFixed(2)}`)
    .join(" ");
  return (
    <svg className="spark" viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
      <polyline points={`0,31 ${line} 100,31`} fill="currentColor" opacity="0.1" stroke="none" />
      <polyline points={line} fill="none" stroke="currentColor" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
