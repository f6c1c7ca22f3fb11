import type { Tile } from "../api/types";
import type { ChartData } from "../charts/options";
import { columnLabel, formatAxis, formatCategory, formatValue, isNumeric } from "./cell";

const CATEGORIES_UPRIGHT_MAX = 8;

/**
 * What a tile draws: its first column names the categories, the columns of the first numeric unit
 * are the series. Columns of other units stay in the table, because one axis cannot carry two.
 */
export function chartOf(tile: Tile): ChartData | undefined {
  const [category] = tile.columns;
  const lead = tile.columns.find((column, index) => index > 0 && isNumeric(column.unit));
  if (!category || !lead || tile.chart === "table" || tile.chart === "number") return undefined;
  const drawn = tile.columns.flatMap((column, index) => (index > 0 && column.unit === lead.unit ? [{ column, index }] : []));
  const time = category.unit === "day" || category.unit === "time";
  return {
    kind: tile.chart,
    horizontal: tile.chart === "bar" && !time && tile.rows.length > CATEGORIES_UPRIGHT_MAX / 2,
    categories: tile.rows.map((row) => formatCategory(row[0] || "organic", category.unit)),
    series: drawn.map(({ column, index }) => ({
      name: columnLabel(column),
      values: tile.rows.map((row) => numberOf(row[index])),
      format: (value) => formatValue(exact(value, column.unit), column.unit),
      axis: (value) => formatAxis(value, column.unit),
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
