import { describe, expect, test } from "vitest";
import type { EventHealth, TopicHealth } from "../api/types";
import { foldHealth, NO_HISTORY, unexplained } from "./health";

const topic = (over: Partial<TopicHealth>): TopicHealth => ({
  topic: "clicks",
  received: 10,
  counted: 7,
  repeats: 1,
  deadLetters: 1,
  beyondHorizon: 1,
  lag: 0,
  ...over,
});
const look = (over: Partial<TopicHealth>): EventHealth => ({ topics: [topic(over)], inputLag: 0 });

describe("event health", () => {
  test("the outcomes of a topic add up to what was received", () => {
    expect(unexplained(topic({}))).toBe(0);
    expect(unexplained(topic({ counted: 6 }))).toBe(1);
  });

  test("the history holds what arrived between two looks", () => {
    const history = [look({ received: 10 }), look({ received: 25 }), look({ received: 25 })].reduce(
      (before, next, index) => foldHealth(before, next, 2_000 * index),
      NO_HISTORY,
    );
    expect(history.received.clicks).toEqual([0, 15, 0]);
    expect(history.perSecond.clicks).toBe(0);
  });

  test("the rate is what arrived in the time between the latest two looks", () => {
    const before = foldHealth(NO_HISTORY, look({ received: 10 }), 5_000);
    expect(foldHealth(before, look({ received: 30 }), 7_000).perSecond.clicks).toBe(10);
  });

  test("the history is bounded", () => {
    let history = NO_HISTORY;
    for (let index = 0; index < 100; index++) history = foldHealth(history, look({ received: index }), index * 1_000);
    expect(history.received.clicks).toHaveLength(60);
  });
});
