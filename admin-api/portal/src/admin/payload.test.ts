import { describe, expect, test } from "vitest";
import { showPayload } from "./payload";

describe("the bytes of a dead letter", () => {
  test("JSON is laid out", () => {
    expect(showPayload('{"a":1}')).toBe('{\n  "a": 1\n}');
  });

  test("only its white space moves: long numbers and equal keys stay as they came", () => {
    expect(showPayload('{"feeMicros":12345678901234567890, "a":"x, {y}", "a":[],"b":[1,2]}')).toBe(
      '{\n  "feeMicros": 12345678901234567890,\n  "a": "x, {y}",\n  "a": [],\n  "b": [\n    1,\n    2\n  ]\n}',
    );
  });

  test("what is not JSON is shown as it came, without characters that could mislead", () => {
    expect(showPayload("{broken\u0000 \u202Etxt")).toBe("{broken\\u0000 \\u202etxt");
  });

  test("a long record is cut", () => {
    expect(showPayload("x".repeat(9_000))).toContain("… 1000 more characters");
  });
});
