import type { ProgrammeEntry, WhyTouch } from "../api/types";

export const MODELS = ["first", "last", "linear", "position", "time_decay"] as const;

export const MODEL_WORDS: Record<string, string> = {
  first: "first touch",
  last: "last touch",
  linear: "linear",
  position: "position",
  time_decay: "time decay",
};

export const EXCLUDED_WORDS: Record<string, string> = {
  DUPLICATE: "a repeat of another click",
  CAPPED: "more clicks in a day than count",
  UNKNOWN_CODE: "the code was unknown or not active",
  VIEW: "a view, which earns nothing",
  SELF_REFERRAL: "the code's owner is this person",
  FRAUD: "a confirmed fraud case",
  AFTER_CONVERSION: "after the conversion",
  OUTSIDE_WINDOW: "outside the lookback window",
};

export function clickSentence(touch: WhyTouch): string {
  if (touch.evidence.toLowerCase() === "code") return `The code ${touch.code} was entered at sign-up.`;
  const where = touch.platform && touch.platform !== "direct" ? ` on ${touch.platform}` : "";
  return `A person followed the link of ${touch.code}${where}.`;
}

export function conversionName(type: string): string {
  switch (type.toLowerCase()) {
    case "trade":
      return "The person traded";
    case "activation":
      return "The person became an active trader";
    case "signup":
      return "The person signed up";
    default:
      return type;
  }
}

/**
 * The rate of a tier as published, when the entries in force name exactly one schedule. Basis points
 * are hundredths of a percent, so the text is made by placing a point.
 */
export function ratePercent(programme: readonly ProgrammeEntry[], tier: number): string | undefined {
  const schedules = programme.filter((entry) => entry.entity.startsWith("schedule/"));
  const tiers = schedules.length === 1 ? (schedules[0]?.tiers as { basisPoints?: number }[] | undefined) : undefined;
  const points = tiers?.[tier]?.basisPoints;
  if (points === undefined) return undefined;
  const digits = String(points).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, "") + "%";
}
