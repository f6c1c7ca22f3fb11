import type { IdentityState } from "../api/types";

/** What a state of somebody's verification means, to them. */
export const STATE_WORDS: Record<IdentityState, string> = {
  none: "Not begun yet.",
  started: "Begun; your part is not finished.",
  pending: "With the reviewers. You will get a mail.",
  verified: "Done. Payouts have no limit.",
  retry: "Something has to be sent again.",
  declined: "Declined. Write to the programme if you think that is wrong.",
  unknown: "Somebody has to look at it. You need not do anything.",
};

export const DOCUMENT_KINDS: Record<string, string> = {
  passport: "Passport",
  id_front: "Identity card, front",
  id_back: "Identity card, back",
  residence: "Residence permit",
  selfie: "Picture of yourself",
  other: "Something else",
};

const CONDITIONS: Record<string, string> = {
  SANCTIONS: "Address screened",
  IDENTITY: "Identity",
  WALLET_CHANGE: "Wallet change",
  TAX_FORM: "Tax form",
  TAX_FORM_MISSING: "Tax form",
  SANCTIONS_NOT_SCREENED: "Address screened",
};

export function conditionWords(name: string): string {
  return CONDITIONS[name] ?? name.toLowerCase().replaceAll("_", " ");
}

export function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
