import { describe, expect, test } from "vitest";
import { dollarsText, monthWords, parseDollars, parsePercent, percentText, rateWords } from "./rates";

describe("rates", () => {
  test("basis points become a percentage by placing a point", () => {
    expect([0, 5, 100, 1_250, 10_000].map(percentText)).toEqual(["0", "0.05", "1", "12.5", "100"]);
    expect(rateWords(1_500)).toBe("15 %");
  });

  test("a typed percentage is exact or nothing", () => {
    expect(["12.5", "12.50 %", "100", "0.05"].map(parsePercent)).toEqual([1_250, 1_250, 10_000, 5]);
    expect(["", "12.555", "101", "-1", "1e2", "ten"].map(parsePercent)).toEqual(Array(6).fill(undefined));
  });

  test("a typed amount is exact or nothing, and comes back as it went", () => {
    expect(["500", "$2,000.50", "0.000001"].map(parseDollars)).toEqual([500_000_000, 2_000_500_000, 1]);
    expect(["", "1,00", "1.2345678", "-5", "5 USD"].map(parseDollars)).toEqual(Array(5).fill(undefined));
    expect([0, 500_000_000, 2_000_500_000, 1].map(dollarsText)).toEqual(["0", "500", "2000.50", "0.000001"]);
  });

  test("a month is a month in UTC", () => {
    expect(monthWords("2026-12")).toBe("December 2026");
  });
});
