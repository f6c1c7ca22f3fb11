/** What is known of a pushed stream; a pure fold over what happens to it. */
export interface Live<T> {
  phase: "connecting" | "live" | "cut";
  value: T | undefined;
  receivedAt: number | undefined;
  cutSince: number | undefined;
  attempts: number;
}

export type LiveEvent<T> =
  | { type: "opened"; at: number }
  | { type: "received"; at: number; value: T }
  | { type: "failed"; at: number }
  | { type: "restarted" };

export function notYet<T>(): Live<T> {
  return { phase: "connecting", value: undefined, receivedAt: undefined, cutSince: undefined, attempts: 0 };
}

export function foldLive<T>(state: Live<T>, event: LiveEvent<T>): Live<T> {
  switch (event.type) {
    case "opened":
      return { ...state, phase: "live", cutSince: undefined, attempts: 0 };
    case "received":
      return { phase: "live", value: event.value, receivedAt: event.at, cutSince: undefined, attempts: 0 };
    case "failed":
      return { ...state, phase: "cut", cutSince: state.cutSince ?? event.at, attempts: state.attempts + 1 };
    case "restarted":
      return { ...state, phase: state.cutSince === undefined ? "connecting" : "cut" };
  }
}

const RETRY_MILLIS_MAX = 15_000;

/** How long to wait before the next attempt: 1, 2, 4, 8, then 15 seconds. */
export function retryAfterMillis(attempts: number): number {
  return Math.min(RETRY_MILLIS_MAX, 1_000 * 2 ** Math.min(Math.max(attempts - 1, 0), 4));
}

/** A short break is repaired by the next attempt; only a longer one is worth a banner. */
export function worthTelling(state: Live<unknown>, now: number): boolean {
  return state.cutSince !== undefined && now - state.cutSince >= 3_000;
}
