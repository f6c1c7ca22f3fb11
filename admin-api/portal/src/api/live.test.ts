import { describe, expect, test } from "vitest";
import { foldLive, notYet, retryAfterMillis, worthTelling, type Live, type LiveEvent } from "./live";

const fold = (...events: LiveEvent<string>[]): Live<string> => events.reduce(foldLive<string>, notYet<string>());

describe("a pushed stream", () => {
  test("is connecting until it opens", () => {
    expect(fold().phase).toBe("connecting");
    expect(fold({ type: "opened", at: 1 }).phase).toBe("live");
  });

  test("keeps its last value over a cut and remembers when the cut began", () => {
    const state = fold(
      { type: "received", at: 10, value: "a" },
      { type: "failed", at: 20 },
      { type: "failed", at: 30 },
      { type: "restarted" },
    );
    expect(state).toMatchObject({ phase: "cut", value: "a", receivedAt: 10, cutSince: 20, attempts: 2 });
  });

  test("forgets the cut when it is open again", () => {
    const state = fold({ type: "failed", at: 20 }, { type: "opened", at: 25 });
    expect(state).toMatchObject({ phase: "live", cutSince: undefined, attempts: 0 });
  });

  test("takes the newest value", () => {
    const state = fold({ type: "received", at: 1, value: "a" }, { type: "received", at: 2, value: "b" });
    expect(state.value).toBe("b");
  });

  test("tells of a cut only when it lasts", () => {
    const cut = fold({ type: "failed", at: 1_000 });
    expect(worthTelling(cut, 3_900)).toBe(false);
    expect(worthTelling(cut, 4_000)).toBe(true);
    expect(worthTelling(fold({ type: "opened", at: 1 }), 1_000_000)).toBe(false);
  });

  test("waits longer after each failure, up to a bound", () => {
    expect([0, 1, 2, 3, 4, 5, 60].map(retryAfterMillis)).toEqual([1_000, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });
});
