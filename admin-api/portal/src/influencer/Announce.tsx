import { useEffect, useRef, useState } from "react";
import type { Overview } from "../api/types";
import { formatMoneyShort } from "../format/money";
import { plural } from "../format/number";

const QUIET_MILLIS = 15_000;

function sentence(overview: Overview): string {
  const { earnings } = overview;
  return `Provisional ${formatMoneyShort(earnings.provisionalMicros)}, payable ${formatMoneyShort(earnings.payableMicros)}, paid ${formatMoneyShort(earnings.paidMicros)}, ${plural(overview.countedClicks, "click")}.`;
}

/** Tells pushed figures to a screen reader, politely and at most four times a minute. */
export function Announce({ overview }: { overview: Overview }) {
  const [said, setSaid] = useState("");
  const latest = sentence(overview);
  const spokenAt = useRef(Date.now());
  const first = useRef(latest);

  useEffect(() => {
    if (latest === first.current) return;
    const wait = Math.max(0, spokenAt.current + QUIET_MILLIS - Date.now());
    const timer = setTimeout(() => {
      spokenAt.current = Date.now();
      first.current = latest;
      setSaid(latest);
    }, wait);
    return () => clearTimeout(timer);
  }, [latest]);

  return (
    <p className="visually-hidden" aria-live="polite">
      {said}
    </p>
  );
}
