import type { Tile } from "../api/types";
import type { ChartData } from "../charts/options";
import { columnLabel, formatAxis, formatCategory, formatValue, isNumeric } from "./cell";

const CATEGORIES_UPRIGHT_MAX = 8;

/**
 * What a tile draws: the columns before the first number name the categories, the columns of that
 * number's unit are the series. Columns of other units stay in the table, because one axis cannot carry two.
 */
export function chartOf(tile: Tile): ChartData | undefined {
  const first = tile.columns.findIndex((column) => isNumeric(column.unit));
  const lead = tile.columns[first];
  if (!lead || first === 0 || tile.chart === "table" || tile.chart === "number") return undefined;
  const names = tile.columns.slice(0, first);
  const drawn = tile.columns.flatMap((column, index) =>
    index >= first && column.unit === lead.unit ? [{ column, index }] : [],
  );
  const time = names.every((column) => column.unit === "day" || column.unit === "time");
  return {
    kind: tile.chart,
    horizontal: tile.chart === "bar" && !time && tile.rows.length > CATEGORIES_UPRIGHT_MAX / 2,
    categories: tile.rows.map((row) =>
      names.map((column, index) => formatCategory(row[index] || "organic", column.unit)).join(" · "),
    ),
    series: drawn.map(({ column, index }) => ({
      name: columnLabel(column),
      values: tile.rows.map((row) => numberOf(row[index])),
      format: (value) => formatValue(exact(value, column.unit), column.unit),
      axis: (value) => formatAxis(value, column.unit),
      whole: column.unit === "count",
    })),
  };
}

/** Money is a whole number of micro-units, whatever an axis divides. */
function exact(value: number, unit: string): number {
  return unit === "micros" ? Math.trunc(value) : value;
}

function numberOf(value: string | number | null | undefined): number | null {
  return value === null || value === undefined || value === "" ? null : Number(value);
}
