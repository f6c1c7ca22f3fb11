import type { WhatIfQuestion } from "../api/types";

export interface TierText {
  from: string;
  percent: string;
}

/** The form as it stands, before anything is known to be a number. */
export interface Terms {
  model: string;
  windowDays: string;
  campaign: string;
  otherTiers: boolean;
  tiers: readonly TierText[];
  recomputeTiers: boolean;
}

/** The contract's own, to start from. */
export const TERMS: Terms = {
  model: "",
  windowDays: "",
  campaign: "",
  otherTiers: false,
  tiers: [
    { from: "0", percent: "10" },
    { from: "500", percent: "15" },
    { from: "2000", percent: "20" },
    { from: "10000", percent: "25" },
  ],
  recomputeTiers: true,
};

/** The digits of a decimal number as an integer of its smallest part, or undefined when it is none. */
export function scaled(text: string, decimals: number): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text.trim().replaceAll(",", ""));
  const fraction = match?.[2] ?? "";
  if (!match || fraction.length > decimals) return undefined;
  return Number(match[1] + fraction.padEnd(decimals, "0"));
}

export type Mistakes = Partial<Record<"windowDays" | "tiers", string>>;

export function mistakesIn(terms: Terms): Mistakes {
  const mistakes: Mistakes = {};
  const days = terms.windowDays.trim();
  if (days && !(/^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= 90)) {
    mistakes.windowDays = "A whole number of days from 1 to 90.";
  }
  if (terms.otherTiers) {
    const froms = terms.tiers.map((tier) => scaled(tier.from, 6));
    const rates = terms.tiers.map((tier) => scaled(tier.percent, 2));
    const rising = froms.every((from, index) => index === 0 || (from ?? 0) > (froms[index - 1] ?? 0));
    if (froms.includes(undefined)) mistakes.tiers = "Each tier begins at an amount in dollars.";
    else if (rates.some((rate) => rate === undefined || rate > 10_000))
      mistakes.tiers = "Rates lie between 0 and 100 %.";
    else if (!rising) mistakes.tiers = "Each tier begins above the one before.";
  }
  return mistakes;
}

/** What is asked of the API; what the form leaves empty stays as the programme has it. */
export function questionOf(terms: Terms): WhatIfQuestion {
  return {
    model: terms.model || null,
    window: terms.windowDays.trim() ? `P${terms.windowDays.trim()}D` : null,
    campaign: terms.campaign.trim() || null,
    schedule: terms.otherTiers
      ? {
          recomputeTiers: terms.recomputeTiers,
          tiers: terms.tiers.map((tier) => ({
            fromMicros: scaled(tier.from, 6) ?? 0,
            basisPoints: scaled(tier.percent, 2) ?? 0,
          })),
        }
      : null,
  };
}

/** What was asked, in words, so that an answer tells which terms it belongs to. */
export function termsText(asked: WhatIfQuestion): string {
  const parts = [
    asked.model && `${asked.model.replace("_", " ")} model`,
    asked.window && `a window of ${asked.window.slice(1, -1)} days`,
    asked.schedule && `rates of ${asked.schedule.tiers.map((tier) => `${tier.basisPoints / 100} %`).join(", ")}`,
  ].filter(Boolean);
  const terms = parts.length === 0 ? "The programme as it is" : `With ${parts.join(" and ")}`;
  return asked.campaign ? `${terms}, for ${asked.campaign}` : terms;
}
