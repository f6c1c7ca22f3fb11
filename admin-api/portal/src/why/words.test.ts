import { describe, expect, test } from "vitest";
import type { ProgrammeEntry } from "../api/types";
import { ratePercent } from "./words";

const schedule = (version: number, ...basisPoints: number[]): ProgrammeEntry => ({
  entity: "schedule/default",
  version,
  effectiveFrom: "2026-01-01T00:00:00Z",
  tiers: basisPoints.map((points) => ({ basisPoints: points })),
});

describe("the rate of a tier", () => {
  test("is told in percent without rounding", () => {
    expect(ratePercent([schedule(1, 1000, 1550, 1)], 0)).toBe("10%");
    expect(ratePercent([schedule(1, 1000, 1550, 1)], 1)).toBe("15.5%");
    expect(ratePercent([schedule(1, 1000, 1550, 1)], 2)).toBe("0.01%");
  });

  test("is not told when the entries leave it open", () => {
    expect(ratePercent([], 0)).toBeUndefined();
    expect(ratePercent([schedule(1, 1000), schedule(2, 2000)], 0)).toBeUndefined();
  });
});
