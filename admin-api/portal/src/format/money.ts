/** Money as text, from integer units of a currency's smallest part. No floating point is involved anywhere. */

const MICROS_PER_CENT = 10_000n;

/** Decimals of the smallest part: a micro-dollar has six, a lamport of SOL nine. */
const DECIMALS: Record<string, number> = { SOL: 9 };
const DECIMALS_DEFAULT = 6;

export type Micros = number | string | bigint;

/** The exact integer. Throws when a value is not one, because a silently cut amount would be a lie. */
export function toMicros(value: Micros): bigint {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new RangeError(`not an exact number of micro-units: ${value}`);
  }
  return BigInt(value);
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/**
 * Dollars and cents, with the remaining digits kept when there are any: 1234560000 → "$1,234.56",
 * 1234567 → "$1.234567". Nothing is rounded, so the text is the amount.
 */
export function formatMoney(value: Micros, currency = "USD"): string {
  const micros = toMicros(value);
  const negative = micros < 0n;
  const absolute = negative ? -micros : micros;
  const decimals = DECIMALS[currency] ?? DECIMALS_DEFAULT;
  const perUnit = 10n ** BigInt(decimals);
  const units = grouped((absolute / perUnit).toString());
  let fraction = (absolute % perUnit).toString().padStart(decimals, "0");
  while (fraction.length > 2 && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  return `${negative ? "−" : ""}${prefix(currency)}${units}.${fraction}${suffix(currency)}`;
}

/**
 * For headlines and axes: whole cents, cut towards zero. Pages show it only next to the exact
 * amount; "≈" tells when something was cut.
 */
export function formatMoneyShort(value: Micros, currency = "USD"): string {
  const micros = toMicros(value);
  const cut = micros - (micros % MICROS_PER_CENT);
  return formatMoney(cut, currency);
}

/** How many thousandths of `whole` the part is, for the width of a bar. */
export function permille(part: Micros, whole: Micros): number {
  const total = toMicros(whole);
  if (total <= 0n) return 0;
  return Number((toMicros(part) * 1000n) / total);
}

function prefix(currency: string): string {
  return currency === "USD" ? "$" : "";
}

function suffix(currency: string): string {
  return currency === "USD" ? "" : ` ${currency}`;
}
