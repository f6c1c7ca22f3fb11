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
      foldHealth,
      NO_HISTORY,
    );
    expect(history.received.clicks).toEqual([0, 15, 0]);
  });

  test("the history is bounded", () => {
    let history = NO_HISTORY;
    for (let index = 0; index < 100; index++) history = foldHealth(history, look({ received: index }));
    expect(history.received.clicks).toHaveLength(60);
  });
});
