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
      return String(value).replace("T", " ").replace(/(\.\d+)?Z$/, "");
    case "text":
      return String(value);
  }
}

/** The short form on an axis. */
export function formatAxis(value: number, unit: Unit): string {
  return unit === "micros" ? formatMoneyShort(BigInt(Math.trunc(value))) : formatValue(value, unit);
}

export function columnLabel(column: TileColumn): string {
  return column.label ?? sentenceCase(column.name.replace(/_micros$/, "").replaceAll("_", " "));
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
