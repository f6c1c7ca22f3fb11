export const REFUSAL_WORDS: Record<string, string> = {
  MALFORMED_JSON: "Malformed JSON",
  NOT_AN_OBJECT: "Not an object",
  MISSING_FIELD: "A field is missing",
  WRONG_TYPE: "A field has the wrong type",
  OUT_OF_RANGE: "A value is out of range",
  INVALID_VALUE: "A value is invalid",
  INVALID_UTF8: "Not UTF-8",
  TOO_LARGE: "Too large",
  UNSUPPORTED_CURRENCY: "Unsupported currency",
  FUTURE_TIMESTAMP: "From the future",
  CONFLICTING_DUPLICATE: "Same id, other content",
  DUPLICATE_ENTITY: "Second of its kind",
  INVALID_REVERSAL: "Invalid reversal",
  UNKNOWN_ORIGINAL: "Reverses an unknown trade",
};

export const RULE_WORDS: Record<string, string> = {
  click_flood: "Click flood",
  too_fast_signup: "Sign-up too fast",
};

export function ruleWords(rule: string): string {
  return RULE_WORDS[rule] ?? rule.replaceAll("_", " ");
}
