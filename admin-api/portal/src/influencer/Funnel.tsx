import { permille } from "../format/money";
import { formatCount } from "../format/number";

interface Step {
  name: string;
  count: number;
}

/** Counts from click to activation, each as wide as its part of the first. */
export function Funnel({ steps }: { steps: readonly Step[] }) {
  const first = Math.max(1, steps[0]?.count ?? 0);
  return (
    <ol className="funnel">
      {steps.map((step) => (
        <li key={step.name}>
          <span className="muted small">{step.name}</span>
          <span className="track">
            <span
              className="bar"
              style={{ width: `${Math.min(80, (permille(step.count, first) / 1000) * 80)}%` }}
              aria-hidden="true"
            />
            <strong>{formatCount(step.count)}</strong>
          </span>
        </li>
      ))}
    </ol>
  );
}
