import { worthTelling, type Live } from "../api/live";
import { useNow } from "../app/clock";
import { ago, clockTime, utcTime } from "../format/time";

const BEHIND_MILLIS = 30_000;

type Phase = "connecting" | "live" | "behind" | "cut";

function phaseOf(live: Live<unknown>, completeUpTo: number | undefined, now: number): Phase {
  if (worthTelling(live, now)) return "cut";
  if (live.phase === "connecting") return "connecting";
  return completeUpTo !== undefined && now - completeUpTo > BEHIND_MILLIS ? "behind" : "live";
}

/** Up to when the figures are complete; everything accepted before that instant is counted in them. */
export function Freshness({ live, completeUpTo }: { live: Live<unknown>; completeUpTo?: string | null }) {
  const now = useNow();
  // The epoch is the server's word for "nothing yet".
  const instant = completeUpTo && Date.parse(completeUpTo) > 0 ? Date.parse(completeUpTo) : undefined;
  return (
    <span className="freshness" data-phase={phaseOf(live, instant, now)}>
      {instant === undefined ? (
        "waiting for the first figures"
      ) : (
        <span title={utcTime(instant)}>
          complete up to {clockTime(instant)}, {ago(instant, now)}
        </span>
      )}
    </span>
  );
}

/** Said only when the push has been cut for a while: the figures below are not live. */
export function StaleBanner({ live, reconnect }: { live: Live<unknown>; reconnect: () => void }) {
  const now = useNow();
  if (!worthTelling(live, now)) return null;
  return (
    <div className="notice" data-tone="attention" role="status" aria-label="Live updates interrupted">
      <span>
        <strong>Live updates stopped at {clockTime(live.cutSince ?? now)}.</strong>{" "}
        {live.receivedAt === undefined
          ? "The connection is being restored."
          : `You see the figures of ${clockTime(live.receivedAt)}; the connection is being restored.`}
      </span>
      <button type="button" className="button small" onClick={reconnect}>
        Reconnect now
      </button>
    </div>
  );
}
