import { parsePercent } from "../commission/rates";
import type { FormKind } from "./types";

/** A form as it is being filled in; every field is the text of its input. */
export interface Draft {
  kind: FormKind;
  name: string;
  businessName: string;
  classification: string;
  country: string;
  street: string;
  city: string;
  region: string;
  postalCode: string;
  tinType: string;
  tin: string;
  birthDate: string;
  toldToWithhold: boolean;
  servicesIn: string;
  chapter3Status: string;
  chapter4Status: string;
  treatyCountry: string;
  treatyArticle: string;
  treatyRate: string;
  signedName: string;
  agreed: boolean;
}

export const EMPTY: Draft = {
  kind: "W-9",
  name: "",
  businessName: "",
  classification: "INDIVIDUAL",
  country: "US",
  street: "",
  city: "",
  region: "",
  postalCode: "",
  tinType: "SSN",
  tin: "",
  birthDate: "",
  toldToWithhold: false,
  servicesIn: "FOREIGN",
  chapter3Status: "CORPORATION",
  chapter4Status: "ACTIVE_NFFE",
  treatyCountry: "",
  treatyArticle: "",
  treatyRate: "",
  signedName: "",
  agreed: false,
};

/** A form of another kind starts with what fits it. */
export function ofKind(draft: Draft, kind: FormKind): Draft {
  const us = kind === "W-9";
  return { ...draft, kind, country: us ? "US" : "", tinType: us ? "SSN" : "FOREIGN", tin: "", agreed: false };
}

/** What is sent: fields of other kinds stay away, and an empty number is none. */
export function bodyOf(draft: Draft, statementVersion: string): Record<string, unknown> {
  const us = draft.kind === "W-9";
  const entity = draft.kind === "W-8BEN-E";
  const rate = us ? undefined : parsePercent(draft.treatyRate);
  return {
    kind: draft.kind,
    name: draft.name,
    businessName: draft.businessName,
    classification: us ? draft.classification : null,
    country: draft.country.toUpperCase(),
    street: draft.street,
    city: draft.city,
    region: us ? draft.region.toUpperCase() : draft.region,
    postalCode: draft.postalCode,
    tinType: draft.tin.trim() ? draft.tinType : null,
    tin: draft.tin.trim() || null,
    birthDate: draft.kind === "W-8BEN" && draft.birthDate ? draft.birthDate : null,
    toldToWithhold: us && draft.toldToWithhold,
    servicesIn: us ? null : draft.servicesIn,
    chapter3Status: entity ? draft.chapter3Status : null,
    chapter4Status: entity ? draft.chapter4Status : null,
    treatyCountry: us ? "" : draft.treatyCountry.toUpperCase(),
    treatyArticle: us ? "" : draft.treatyArticle,
    treatyBasisPoints: rate ?? null,
    signedName: draft.signedName,
    statementVersion,
    agreed: draft.agreed,
  };
}
