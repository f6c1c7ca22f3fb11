import { describe, expect, test } from "vitest";
import { formatMoney, formatMoneyShort, permille, toMicros } from "./money";

describe("money", () => {
  test("an amount of whole cents shows two decimals", () => {
    expect(formatMoney(1_234_560_000)).toBe("$1,234.56");
    expect(formatMoney(0)).toBe("$0.00");
  });

  test("no digit is dropped or rounded", () => {
    expect(formatMoney(1)).toBe("$0.000001");
    expect(formatMoney(1_234_567)).toBe("$1.234567");
    expect(formatMoney(1_230_500)).toBe("$1.2305");
  });

  test("the largest amounts stay exact", () => {
    expect(formatMoney(1_000_000_000_000_001)).toBe("$1,000,000,000.000001");
    expect(formatMoney("9223372036854775807")).toBe("$9,223,372,036,854.775807");
  });

  test("a negative amount carries a minus sign before the currency", () => {
    expect(formatMoney(-2_000_000)).toBe("−$2.00");
    expect(formatMoneyShort(-1_999_999)).toBe("−$1.99");
  });

  test("another currency is named after the amount", () => {
    expect(formatMoney(25_130_000, "USDC")).toBe("25.13 USDC");
    expect(formatMoney(-2_039_280, "SOL")).toBe("−0.00203928 SOL");
  });

  test("the short form cuts to cents towards zero", () => {
    expect(formatMoneyShort(1_999_999)).toBe("$1.99");
    expect(formatMoneyShort(9_999)).toBe("$0.00");
  });

  test("a number that is not an exact integer is refused, not cut", () => {
    expect(() => toMicros(1.5)).toThrow(RangeError);
    expect(() => toMicros(2 ** 53)).toThrow(RangeError);
  });

  test("the width of a part is in thousandths of the whole, and zero of nothing", () => {
    expect(permille(1, 3)).toBe(333);
    expect(permille(5, 0)).toBe(0);
  });
});
