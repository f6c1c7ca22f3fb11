import type { EventHealth, TopicHealth } from "../api/types";

/** What each topic received between two looks, oldest first. */
export interface HealthHistory {
  latest: EventHealth | undefined;
  received: Record<string, number[]>;
  lag: Record<string, number[]>;
  /** When the latest look was. */
  at: number;
  perSecond: Record<string, number>;
}

export const NO_HISTORY: HealthHistory = { latest: undefined, received: {}, lag: {}, at: 0, perSecond: {} };

const SAMPLES_MAX = 60;

/** Adds one look at the counters, taken at a time in milliseconds; the history is bounded. */
export function foldHealth(history: HealthHistory, health: EventHealth, at: number): HealthHistory {
  const before = new Map(history.latest?.topics.map((topic) => [topic.topic, topic.received]));
  const received: Record<string, number[]> = {};
  const lag: Record<string, number[]> = {};
  const perSecond: Record<string, number> = {};
  const seconds = Math.max(0.5, (at - history.at) / 1_000);
  for (const topic of health.topics) {
    const arrived = Math.max(0, topic.received - (before.get(topic.topic) ?? topic.received));
    received[topic.topic] = [...(history.received[topic.topic] ?? []), arrived].slice(-SAMPLES_MAX);
    perSecond[topic.topic] = Math.round(arrived / seconds);
    lag[topic.topic] = [...(history.lag[topic.topic] ?? []), topic.lag].slice(-SAMPLES_MAX);
  }
  return { latest: health, received, lag, at, perSecond };
}

/** What the outcomes leave unexplained of what was received; zero unless something was lost. */
export function unexplained(topic: TopicHealth): number {
  return topic.received - topic.counted - topic.repeats - topic.deadLetters - topic.beyondHorizon;
}
