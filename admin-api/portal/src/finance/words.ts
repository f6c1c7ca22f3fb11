import type { Approval, Escrow, PayoutReview, Stop } from "../api/types";
import { plural } from "../format/number";

const BANDS: Record<string, string> = {
  automatic: "automatic",
  one_approval: "one approver",
  two_approvals: "two approvers",
  escrow: "escrow band, two approvers",
};

export function bandWords(band: string): string {
  return BANDS[band.toLowerCase()] ?? band.replaceAll("_", " ").toLowerCase();
}

const CHANGES: Record<PayoutReview["change"], string> = {
  NEW_RECIPIENT: "first payout to this influencer",
  ADDRESS_CHANGED: "another address than last time",
  AMOUNT_CHANGED: "another amount than last time",
  SAME: "as last time",
};

export const changeWords = (change: PayoutReview["change"]) => CHANGES[change];

/** "1 of 2 approvals: ann@example.com"; empty where one approval is all. */
export function approvalWords(needed: number | undefined, approvals: readonly Approval[] | undefined): string {
  if (!needed || needed < 2) return "";
  const by = (approvals ?? []).map((approval) => approval.by).join(", ");
  return `${approvals?.length ?? 0} of ${plural(needed, "approval")}${by && `: ${by}`}`;
}

/** Where the amount of a payout is that goes through the escrow. */
export function escrowWords(escrow: Escrow): string {
  if (escrow.state === "UNFUNDED") return escrow.funding ? "on its way into the escrow" : "not in the escrow yet";
  if (escrow.state === "FUNDED") return escrow.refund ? "on its way back from the escrow" : "in the escrow";
  return escrow.state === "REFUNDED" ? "back from the escrow" : "released from the escrow";
}

export function scopeWords(scope: Stop["scope"]): string {
  if (scope === "all") return "All payments";
  const [kind, name] = scope.split(":", 2);
  return `Payments ${kind === "rail" ? "by the rail" : "to influencer"} ${name}`;
}
