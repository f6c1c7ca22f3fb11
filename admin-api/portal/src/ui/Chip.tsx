const TONES: Record<string, string> = {
  good: "good",
  bad: "bad",
  attention: "attention",
  provisional: "provisional",
  held: "held",
  settled: "settled",
  paid: "paid",
  reversed: "bad",
  applied: "attention",
  vetting: "attention",
  active: "good",
  declined: "bad",
  suspended: "bad",
  banned: "bad",
  confirmed: "bad",
  lifted: "good",
  open: "attention",
  refused: "bad",
  none: "attention",
  started: "attention",
  pending: "attention",
  retry: "attention",
  unknown: "held",
  verified: "good",
  cleared: "good",
  cancelled: "bad",
  failed: "bad",
  landed: "paid",
  expired: "attention",
};

const PAYOUT: Record<string, { tone: string; words: string }> = {
  awaiting_approval: { tone: "attention", words: "awaiting approval" },
  created: { tone: "settled", words: "about to be sent" },
  signed: { tone: "settled", words: "being sent" },
  settled: { tone: "paid", words: "paid" },
  review: { tone: "attention", words: "in review" },
  refunding: { tone: "attention", words: "coming back" },
};

/** The state of a payout; its "settled" means that the money has arrived. */
export function PayoutChip({ state }: { state: string }) {
  const known = PAYOUT[state.toLowerCase()];
  return known ? (
    <span className="chip" data-tone={known.tone}>
      {known.words}
    </span>
  ) : (
    <Chip state={state} />
  );
}

/** A state as a small label; its colour only repeats what the word says. */
export function Chip({ state, children }: { state: string; children?: string }) {
  const key = state.toLowerCase();
  return (
    <span className="chip" data-tone={TONES[key]}>
      {children ?? key.replaceAll("_", " ")}
    </span>
  );
}
