import type { WhyTouch } from "../api/types";

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
