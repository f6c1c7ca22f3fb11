package io.clearshare.benchmark.streams;

import java.util.ArrayList;
import java.util.List;

/** What is known of a visitor: its counted clicks and the earliest signup. */
final class Visitor {

    private static final long HOUR = 3_600_000;
    private static final long LOOKBACK = 30 * 24 * HOUR;

    /** Clicks that no signup to come can reach; an hour of lateness is allowed for. */
    private static final long KEPT = LOOKBACK + HOUR;

    /** A click that counts so far. */
    record Seen(long at, String clickId, String code) {}

    final List<Seen> clicks = new ArrayList<>();
    String userId = "";
    long signedUpAt = Long.MAX_VALUE;

    /** Takes a click in; answers whether anything has changed. */
    boolean click(Seen click) {
        for (int i = 0; i < clicks.size(); i++) {
            Seen other = clicks.get(i);
            if (other.code().equals(click.code()) && other.at() / HOUR == click.at() / HOUR) {
                if (other.at() <= click.at()) {
                    return false;
                }
                clicks.set(i, click);
                return true;
            }
        }
        clicks.removeIf(other -> other.at() < click.at() - KEPT && userId.isEmpty());
        clicks.add(click);
        return true;
    }

    /** Takes a signup in; answers whether anything has changed. */
    boolean signUp(String user, long at) {
        if (at >= signedUpAt) {
            return false;
        }
        userId = user;
        signedUpAt = at;
        return true;
    }

    /** The last counted click of the thirty days before the signup. */
    Touch lastTouch() {
        Seen last = null;
        for (Seen click : clicks) {
            boolean reaches = click.at() <= signedUpAt && signedUpAt < click.at() + LOOKBACK;
            if (reaches && (last == null || click.at() > last.at())) {
                last = click;
            }
        }
        return last == null ? new Touch(signedUpAt, "", "") : new Touch(signedUpAt, last.clickId(), last.code());
    }
}
