/** What the states and kinds of an earning mean, in the words of the pages. */

export const STATE_MEANING: Record<string, string> = {
  provisional: "earned, inside the holding time",
  held: "waits for the review of a fraud case",
  settled: "final, and payable",
  reserved: "in a payout that is under way",
  paid: "arrived at your wallet",
  reversed: "taken back with the trade it came from",
};

const KINDS: Record<string, string> = {
  revenue_share: "Revenue share",
  bounty: "Activation bounty",
  reversal: "Reversal",
  adjustment: "Adjustment",
  bonus: "Bonus",
  profit_share: "Profit share",
  cap: "Limit",
  withholding: "Tax withheld",
};

export function kindWords(kind: string): string {
  return KINDS[kind.toLowerCase()] ?? kind.replaceAll("_", " ");
}

/** Where a touch came from: "X · thread", or "direct" for a code that was typed in. */
export function sourceWords(platform: string, contentType: string): string {
  return [platform || "direct", contentType].filter(Boolean).join(" · ");
}
