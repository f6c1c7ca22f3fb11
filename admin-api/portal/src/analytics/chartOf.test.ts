import { describe, expect, test } from "vitest";
import type { Tile } from "../api/types";
import { columnLabel, formatHeadline, formatValue } from "./cell";
import { chartOf } from "./chartOf";

const tile = (over: Partial<Tile>): Tile => ({
  id: "t",
  title: "T",
  question: "?",
  chart: "bar",
  columns: [
    { name: "platform", unit: "text" },
    { name: "clicks", unit: "count" },
    { name: "fee_micros", unit: "micros" },
    { name: "signups", unit: "count" },
  ],
  rows: [
    ["x", 3, 2_500_000, 1],
    ["", null, 0, 0],
  ],
  ...over,
});

describe("what a tile draws", () => {
  test("the columns of the first numeric unit share the axis, others stay in the table", () => {
    expect(chartOf(tile({}))?.series.map((series) => series.name)).toEqual(["Clicks", "Sign-ups"]);
  });

  test("a missing value is a gap, an empty category is organic", () => {
    const chart = chartOf(tile({}));
    expect(chart?.series[0]?.values).toEqual([3, null]);
    expect(chart?.categories).toEqual(["x", "organic"]);
  });

  test("all columns before the first number name the category", () => {
    const chart = chartOf(
      tile({
        columns: [
          { name: "reason", unit: "text" },
          { name: "topic", unit: "text" },
          { name: "events", unit: "count" },
        ],
        rows: [["WRONG_TYPE", "clicks", 2]],
      }),
    );
    expect(chart?.categories).toEqual(["WRONG_TYPE · clicks"]);
  });

  test("tables and numbers are not drawn", () => {
    expect(chartOf(tile({ chart: "table" }))).toBeUndefined();
    expect(chartOf(tile({ chart: "number" }))).toBeUndefined();
  });

  test("money has its exact text in the tooltip and whole dollars on the axis", () => {
    const chart = chartOf(
      tile({
        columns: [
          { name: "day", unit: "text" },
          { name: "fee_micros", unit: "micros" },
        ],
        rows: [["a", 2_500_001]],
      }),
    );
    expect(chart?.series[0]?.format(2_500_001)).toBe("$2.500001");
    expect(chart?.series[0]?.axis(2_000_000)).toBe("$2");
  });
});

describe("a value of a tile", () => {
  test("is told by its unit", () => {
    expect(formatValue(1_234_567, "micros")).toBe("$1.234567");
    expect(formatValue(1_234_567, "count")).toBe("1,234,567");
    expect(formatValue(0.0512, "share")).toBe("5.12%");
    expect(formatValue("2026-11-22T10:00:00.000Z", "time")).toBe("2026-11-22 10:00:00");
    expect(formatHeadline(1_234_567, "micros")).toBe("$1.23");
  });

  test("is a dash when there is none, because none is not zero", () => {
    expect(formatValue(null, "micros")).toBe("–");
    expect(formatValue(0, "micros")).toBe("$0.00");
  });

  test("has a column whose name says its unit once", () => {
    expect(columnLabel({ name: "fee_micros", unit: "micros" })).toBe("Fees");
  });
});
