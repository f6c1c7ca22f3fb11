package io.clearshare.admin.access;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long ago the person of a session gave a one-time code; approvals need one that is fresh. */
public final class StepUp {

    public static final Duration FRESH_FOR = Duration.ofMinutes(5);

    private static final String UNTIL = StepUp.class.getName() + ".until";
    private static final String STEP = StepUp.class.getName() + ".step";

    private StepUp() {}

    /** Notes that the code of a time step was accepted in this session. */
    public static void record(HttpSession session, long step, Instant now) {
        session.setAttribute(UNTIL, now.plus(FRESH_FOR));
        session.setAttribute(STEP, step);
    }

    public static boolean isFresh(@Nullable HttpSession session, Instant now) {
        Instant until = until(session);
        return until != null && now.isBefore(until);
    }

    public static @Nullable Instant until(@Nullable HttpSession session) {
        return session != null && session.getAttribute(UNTIL) instanceof Instant until ? until : null;
    }

    /** When the code was given; the epoch when none was. */
    public static Instant givenAt(@Nullable HttpSession session) {
        Instant until = until(session);
        return until == null ? Instant.EPOCH : until.minus(FRESH_FOR);
    }

    /** The step of the code that this session already gave, or -1. */
    public static long step(HttpSession session) {
        return session.getAttribute(STEP) instanceof Long step ? step : -1;
    }
}
