import { useSyncExternalStore } from "react";

/**
 * The server's clock, so that "2 s ago" is true on a machine whose own clock is wrong. The Date
 * header has whole seconds, hence differences below two seconds are taken as none.
 */
let offsetMillis = 0;

export function noteServerDate(header: string | null): void {
  const server = header ? Date.parse(header) : Number.NaN;
  if (Number.isNaN(server)) return;
  const difference = server + 500 - Date.now();
  offsetMillis = Math.abs(difference) < 2_000 ? 0 : difference;
}

export function serverNow(): number {
  return Date.now() + offsetMillis;
}

const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;
let second = serverNow();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(tick, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(ticking);
      ticking = undefined;
    }
  };
}

function tick(): void {
  second = serverNow();
  for (const listener of listeners) listener();
}

/** The time now, renewed every second; one timer serves the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => second);
}
