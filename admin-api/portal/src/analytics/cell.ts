import { formatMoney, formatMoneyShort } from "../format/money";
import { formatCount, formatShare } from "../format/number";
import { duration } from "../format/time";
import type { TileColumn, Unit } from "../api/types";

export type Value = string | number | null;

export function isNumeric(unit: Unit): boolean {
  return unit === "micros" || unit === "count" || unit === "share" || unit === "millis";
}

/** A value of a tile by its unit; a missing one is a dash, never a zero. */
export function formatValue(value: Value | undefined, unit: Unit): string {
  if (value === null || value === undefined || value === "") return "–";
  switch (unit) {
    case "micros":
      return formatMoney(value);
    case "count":
      return formatCount(value);
    case "share":
      return formatShare(value);
    case "millis":
      return duration(Number(value));
    case "day":
      return String(value).slice(0, 10);
    case "time":
      return String(value)
        .replace("T", " ")
        .replace(/(\.\d+)?Z$/, "");
    case "text":
      return String(value);
  }
}

/** A headline: money in whole cents, its exact amount being on hover and in the table. */
export function formatHeadline(value: Value | undefined, unit: Unit): string {
  return unit === "micros" && value !== null && value !== undefined && value !== ""
    ? formatMoneyShort(value)
    : formatValue(value, unit);
}

/** The short form on an axis: whole dollars where that is exact. */
export function formatAxis(value: number, unit: Unit): string {
  return unit === "micros"
    ? formatMoneyShort(BigInt(Math.trunc(value))).replace(/\.00$/, "")
    : formatValue(value, unit);
}

const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });

/** The name of a category; a day of the programme is a UTC day, whatever the viewer's zone. */
export function formatCategory(value: Value | undefined, unit: Unit): string {
  if (unit !== "day" || !value) return formatValue(value, unit);
  return DAY.format(Date.parse(`${String(value).slice(0, 10)}T00:00:00Z`));
}

const LABELS: Record<string, string> = { roi: "ROI", fee_micros: "Fees", signups: "Sign-ups", volume_micros: "Volume" };

/** A column's name in words; its unit shows in the values. */
export function columnLabel(column: TileColumn): string {
  return LABELS[column.name] ?? sentenceCase(column.name.replace(/_micros$/, "").replaceAll("_", " "));
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
