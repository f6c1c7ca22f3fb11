/** What tax states are called on the pages. */

export const STATE_WORDS: Record<string, string> = {
  NOT_DUE: "no form due",
  DUE: "form due",
  MADE: "form made",
  CORRECTION_DUE: "correction due",
};

/** Tones of the chips that other pages have already. */
export const STATE_TONES: Record<string, string> = {
  NOT_DUE: "closed",
  DUE: "open",
  MADE: "good",
  CORRECTION_DUE: "open",
};

export const TIN_WORDS: Record<string, string> = {
  VALID: "number given",
  MISSING: "no number",
  MISMATCHED: "number does not match",
};

export const NOTICE_WORDS: Record<string, string> = {
  TIN_MISMATCH: "Name and number do not match",
  WITHHOLD: "Withhold",
  RELEASE: "Withholding released",
};

export const KIND_WORDS = [
  { value: "W-9", label: "W-9: I am a US person" },
  { value: "W-8BEN", label: "W-8BEN: I am a person outside the US" },
  { value: "W-8BEN-E", label: "W-8BEN-E: we are an entity outside the US" },
] as const;

export const CLASSES = [
  { value: "INDIVIDUAL", label: "Individual or sole proprietor" },
  { value: "C_CORPORATION", label: "C corporation" },
  { value: "S_CORPORATION", label: "S corporation" },
  { value: "PARTNERSHIP", label: "Partnership" },
  { value: "TRUST", label: "Trust or estate" },
  { value: "LLC_C", label: "LLC taxed as a C corporation" },
  { value: "LLC_S", label: "LLC taxed as an S corporation" },
  { value: "LLC_P", label: "LLC taxed as a partnership" },
] as const;

export const ENTITIES = [
  { value: "CORPORATION", label: "Corporation" },
  { value: "PARTNERSHIP", label: "Partnership" },
  { value: "TRUST", label: "Trust" },
  { value: "DISREGARDED_ENTITY", label: "Disregarded entity" },
  { value: "GOVERNMENT", label: "Government" },
  { value: "TAX_EXEMPT", label: "Tax-exempt organisation" },
] as const;

export const FATCA = [
  { value: "ACTIVE_NFFE", label: "Active NFFE" },
  { value: "PASSIVE_NFFE", label: "Passive NFFE" },
  { value: "PARTICIPATING_FFI", label: "Participating FFI" },
  { value: "REPORTING_MODEL_1_FFI", label: "Reporting Model 1 FFI" },
  { value: "EXCEPTED_NFFE", label: "Excepted NFFE" },
] as const;

/** The kinds of number that a form takes. */
export function numbersOf(kind: string) {
  const us = [
    { value: "SSN", label: "SSN" },
    { value: "ITIN", label: "ITIN" },
    { value: "EIN", label: "EIN" },
  ];
  return kind === "W-9" ? us : [{ value: "FOREIGN", label: "Number of my country" }, ...us];
}
