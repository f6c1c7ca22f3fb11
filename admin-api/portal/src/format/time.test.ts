import { describe, expect, test } from "vitest";
import { ago, duration, until, utcTime } from "./time";

const NOON = Date.UTC(2026, 10, 22, 12, 0, 0);

describe("time", () => {
  test("UTC is told to the millisecond", () => {
    expect(utcTime(NOON + 21)).toBe("2026-11-22 12:00:00.021 UTC");
  });

  test("a duration has its two largest units", () => {
    expect(duration(0)).toBe("0 s");
    expect(duration(42_000)).toBe("42 s");
    expect(duration(185_000)).toBe("3 min 5 s");
    expect(duration(3_600_000)).toBe("1 h");
    expect(duration(((13 * 24 + 4) * 3_600 + 59) * 1_000)).toBe("13 d 4 h");
  });

  test("less than a second ago, and anything from a clock that runs ahead, is just now", () => {
    expect(ago(NOON, NOON + 900)).toBe("just now");
    expect(ago(NOON + 5_000, NOON)).toBe("just now");
    expect(ago(NOON, NOON + 2_000)).toBe("2 s ago");
  });

  test("a countdown ends at now", () => {
    expect(until(NOON + 20_000, NOON)).toBe("in 20 s");
    expect(until(NOON, NOON)).toBe("now");
  });
});
