import type { SolTerms } from "../api/types";

/** Lamports and the rate they were counted at, both exact. */
export function SolRate({ sol }: { sol: SolTerms }) {
  return (
    <span>
      {decimal(sol.lamports, 9)} SOL at ${decimal(sol.usdMicros, 6)} ({sol.source})
    </span>
  );
}

function decimal(units: number, digits: number): string {
  const text = String(units).padStart(digits + 1, "0");
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
