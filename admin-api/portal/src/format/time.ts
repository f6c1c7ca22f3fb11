/** Instants as text in the viewer's zone, with UTC for the exact reading. */

const clock = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const full = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

export function clockTime(at: number): string {
  return clock.format(at);
}

/** The clock alone for today, with the day otherwise, with the year when it is another one. */
export function localTime(at: number, now: number): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return clock.format(at);
  return then.getFullYear() === today.getFullYear() ? dayAndClock.format(at) : full.format(at);
}

export function utcTime(at: number): string {
  return `${new Date(at).toISOString().replace("T", " ").replace("Z", "")} UTC`;
}

const STEPS: readonly [number, string][] = [
  [86_400, "d"],
  [3_600, "h"],
  [60, "min"],
];

/** The largest one or two units: 42 s, 3 min 5 s, 2 h 10 min, 13 d 4 h. */
export function duration(millis: number): string {
  let seconds = Math.max(0, Math.round(millis / 1000));
  const parts: string[] = [];
  for (const [size, unit] of STEPS) {
    const count = Math.floor(seconds / size);
    if (count > 0) parts.push(`${count} ${unit}`);
    seconds -= count * size;
    if (parts.length === 2) return parts.join(" ");
  }
  if (seconds > 0 || parts.length === 0) parts.push(`${seconds} s`);
  return parts.slice(0, 2).join(" ");
}

export function ago(at: number, now: number): string {
  const elapsed = now - at;
  return elapsed < 1_000 ? "just now" : `${duration(elapsed)} ago`;
}

export function until(at: number, now: number): string {
  return at <= now ? "now" : `in ${duration(at - now)}`;
}
