import type { Tile } from "../api/types";

/** The rows as CSV (RFC 4180) with the exact values; money stays in micro-units as its column name says. */
export function toCsv(tile: Pick<Tile, "columns" | "rows">): string {
  const lines = [tile.columns.map((column) => quoted(column.name)), ...tile.rows.map((row) => row.map(quoted))];
  return `${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

/** Text that a spreadsheet would run as a formula is disarmed by a leading apostrophe. */
function quoted(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+@\t\r-]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function download(name: string, text: string, type = "text/csv;charset=utf-8"): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
