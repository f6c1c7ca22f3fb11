/** The shapes of tax and statements under /api/v1. */

export type FormKind = "W-9" | "W-8BEN" | "W-8BEN-E";

export interface TaxForm {
  formId: string;
  version: number;
  kind: FormKind;
  name: string;
  businessName: string;
  classification: string;
  address: { street: string; city: string; region: string; postalCode: string; country: string };
  tinType?: string | null;
  /** All but the last four places are hidden. */
  tinMasked?: string | null;
  toldToWithhold: boolean;
  servicesIn: "UNITED_STATES" | "FOREIGN";
  validThrough?: string | null;
  signature: { name: string; statementVersion: string; at: string };
}

export interface Filing {
  filingId: string;
  influencerId: string;
  taxYear: number;
  version: number;
  corrects?: string | null;
  grossMicros: number;
  withheldMicros: number;
  madeAt: string;
}

export interface MyTax {
  form?: TaxForm | null;
  formMissing: string;
  withholdingBasisPoints: number;
  withholdingReason: string;
  year: number;
  paidMicros: number;
  withheldMicros: number;
  thresholdMicros: number;
  versions: number;
  filings: Filing[];
  statementVersion: string;
  statements: Record<FormKind, string>;
}

export interface Recipient {
  influencerId: string;
  handle: string;
  form?: FormKind | null;
  tinMasked?: string | null;
  tin: "VALID" | "MISSING" | "MISMATCHED";
  usPerson: boolean;
  paidMicros: number;
  withheldMicros: number;
  payments: number;
  state: "NOT_DUE" | "DUE" | "MADE" | "CORRECTION_DUE";
  reasons: string[];
  filingId?: string | null;
  version?: number | null;
}

export interface TaxYear {
  year: number;
  over: boolean;
  firstYear: number;
  thisYear: number;
  zone: string;
  statutoryThresholdMicros: number;
  programmeThresholdMicros: number;
  payerMissing: boolean;
  recipients: Recipient[];
}

export interface Notice {
  kind: "TIN_MISMATCH" | "WITHHOLD" | "RELEASE";
  note: string;
  at: string;
  actor: string;
}

export interface TaxPerson {
  standing: {
    form?: TaxForm | null;
    formMissing: string;
    usPerson: boolean;
    tin: string;
    irsNotice: boolean;
    basisPoints: number;
    why: string;
  };
  forms: TaxForm[];
  notices: Notice[];
  filings: Filing[];
}

export interface StatementMonth {
  month: string;
  openingMicros: number;
  closingMicros: number;
  lines: number;
}

export interface Forecast {
  month: string;
  daysLeft: number;
  earnedMicros: number;
  pointMicros?: number | null;
  lowMicros?: number | null;
  highMicros?: number | null;
  levelPercent: number;
  forecastsInside: number;
  forecastsMade: number;
  daysMissing: number;
}
