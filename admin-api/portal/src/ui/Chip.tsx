const TONES: Record<string, string> = {
  provisional: "provisional", held: "held", settled: "settled", paid: "paid", reversed: "bad",
  applied: "attention", vetting: "attention", active: "good", declined: "bad", suspended: "bad", banned: "bad",
  confirmed: "bad", lifted: "good", open: "attention",
  reserved: "settled", awaiting_approval: "attention", approved: "settled", signed: "settled", sent: "settled",
  finalised: "paid", posted: "paid", refused: "bad", voided: "bad", expired: "attention", unknown: "attention",
};

const WORDS: Record<string, string> = { finalised: "paid", posted: "paid", reserved: "in payment" };

/** A state as a small label; its colour only repeats what the word says. */
export function Chip({ state, children }: { state: string; children?: string }) {
  const key = state.toLowerCase();
  return (
    <span className="chip" data-tone={TONES[key]}>
      {children ?? WORDS[key] ?? key.replaceAll("_", " ")}
    </span>
  );
}
