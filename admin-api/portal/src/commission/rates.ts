/** Rates in basis points and amounts as people type them, exactly or not at all. */

/** 1250 → "12.5 %". Basis points are hundredths of a percent, so the text is made by placing a point. */
export function rateWords(basisPoints: number): string {
  return `${percentText(basisPoints)} %`;
}

export function percentText(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, "");
}

/** "12.5" → 1250; undefined for anything that is no rate up to 100 with two decimals at most. */
export function parsePercent(text: string): number | undefined {
  const found = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/\s*%$/, ""));
  if (!found) return undefined;
  const points = Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
  return points <= 10_000 ? points : undefined;
}

/** "2,000.50" → 2000500000 micro-units; undefined for anything that is no amount of at most six decimals. */
export function parseDollars(text: string): number | undefined {
  const found = /^\$?(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!found?.[1]) return undefined;
  return Number(BigInt(found[1].replaceAll(",", "")) * 1_000_000n + BigInt((found[2] ?? "").padEnd(6, "0")));
}

/** The text of an amount for an input: 2000500000 → "2000.50". */
export function dollarsText(micros: number): string {
  const amount = BigInt(micros);
  const fraction = (amount % 1_000_000n)
    .toString()
    .padStart(6, "0")
    .replace(/0{1,4}$/, "");
  return fraction === "00" ? (amount / 1_000_000n).toString() : `${amount / 1_000_000n}.${fraction}`;
}

/** "2026-03" as people read it. */
const MONTH = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" });
export const monthWords = (month: string) => MONTH.format(Date.parse(`${month}-01T00:00:00Z`));
