import { expect, test } from "vitest";
import { mistakesIn, questionOf, scaled, TERMS, termsText } from "./terms";

test("an empty form asks for the programme as it is", () => {
  expect(mistakesIn(TERMS)).toEqual({});
  expect(questionOf(TERMS)).toEqual({ model: null, window: null, campaign: null, schedule: null });
});

test("amounts and rates become integers without rounding", () => {
  expect(scaled("1,234.5", 6)).toBe(1_234_500_000);
  expect(scaled("12.25", 2)).toBe(1_225);
  expect(scaled("0.001", 2)).toBeUndefined();
  expect(scaled("-1", 2)).toBeUndefined();
});

test("tiers go along only when they are to differ", () => {
  const terms = { ...TERMS, windowDays: "14", otherTiers: true, tiers: [{ from: "0", percent: "12.5" }] };
  expect(questionOf(terms)).toMatchObject({
    window: "P14D",
    schedule: { recomputeTiers: true, tiers: [{ fromMicros: 0, basisPoints: 1_250 }] },
  });
});

test("each mistake is named", () => {
  expect(mistakesIn({ ...TERMS, windowDays: "91" }).windowDays).toMatch(/1 to 90/);
  const tiers = (...pairs: [string, string][]) => ({
    ...TERMS,
    otherTiers: true,
    tiers: pairs.map(([from, percent]) => ({ from, percent })),
  });
  expect(mistakesIn(tiers(["0", "101"])).tiers).toMatch(/100/);
  expect(mistakesIn(tiers(["x", "10"])).tiers).toMatch(/dollars/);
  expect(mistakesIn(tiers(["10", "10"], ["10", "11"])).tiers).toMatch(/above/);
});

test("an answer tells its terms", () => {
  expect(termsText(questionOf(TERMS))).toBe("The programme as it is");
  expect(termsText(questionOf({ ...TERMS, model: "time_decay", windowDays: "14", campaign: "launch" }))).toBe(
    "With time decay model and a window of 14 days, for launch",
  );
});
