import { useNow } from "../app/clock";
import { ago, duration, localTime, until, utcTime } from "../format/time";

/** An instant in the viewer's zone; hovering tells it in UTC. */
export function Time({ at }: { at: string }) {
  const now = useNow();
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={utcTime(instant)} className="nowrap">
      {localTime(instant, now)}
    </time>
  );
}

export function Ago({ at }: { at: string }) {
  const now = useNow();
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={utcTime(instant)} className="nowrap">
      {ago(instant, now)}
    </time>
  );
}

/** How long it has lasted: "3 min 5 s". */
export function Elapsed({ since }: { since: string }) {
  const now = useNow();
  const instant = Date.parse(since);
  return (
    <time dateTime={since} title={utcTime(instant)} className="nowrap">
      {duration(now - instant)}
    </time>
  );
}

/** How long until an instant, counting down; "now" once it has come. */
export function Countdown({ at }: { at: string }) {
  const now = useNow();
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={utcTime(instant)} className="nowrap">
      {until(instant, now)}
    </time>
  );
}
