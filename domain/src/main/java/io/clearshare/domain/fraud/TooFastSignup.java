package io.clearshare.domain.fraud;

import io.clearshare.domain.event.UtcTime;
import io.clearshare.domain.json.JsonWriter;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.program.RuleEntry;
import io.clearshare.domain.program.RuleMode;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Touch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule too_fast_signup: nobody reads a page and signs up within seconds of the click.
 *
 * <p>It looks at the last counted click at or before the signup. The signup's own code touch is no earlier
 * touch, and a view cannot be credited, so neither is named.
 */
public final class TooFastSignup implements FraudRule {

    public static final String NAME = "too_fast_signup";

    /** Parameter: a signup sooner than this after the touch is too fast; 3 s by default. */
    public static final String MIN_MILLIS = "minMillis";

    private static final int SCORE = 80;

    @Override
    public String name() {
        return NAME;
    }

    /** The hit of a user that signed up at this time, if there is one. */
    public static List<Hit> hits(String userId, long signupAt, List<Touch> touches, Programme programme) {
        RuleEntry rule = programme.ruleAt(NAME, signupAt);
        Touch last = lastClick(touches, signupAt);
        if (rule.mode() == RuleMode.OFF || last == null) {
            return List.of();
        }
        boolean tooFast = signupAt - last.at() < rule.parameter(MIN_MILLIS, 3 * UtcTime.SECOND);
        return tooFast ? List.of(hit(userId, signupAt, last, rule, programme.ownerOfCode(last.code()))) : List.of();
    }

    private static @Nullable Touch lastClick(List<Touch> touches, long signupAt) {
        Touch last = null;
        for (Touch touch : touches) {
            boolean click = touch.evidence() == Evidence.CLICK && touch.at() <= signupAt;
            if (click && (last == null || Touch.ORDER.compare(touch, last) > 0)) {
                last = touch;
            }
        }
        return last;
    }

    private static Hit hit(String userId, long signupAt, Touch last, RuleEntry rule, String influencerId) {
        String evidence = new JsonWriter()
                .open()
                .member("clickId", last.clickId())
                .member("touchAt", last.at())
                .member("signupAt", signupAt)
                .member("elapsedMillis", signupAt - last.at())
                .close()
                .toString();
        return new Hit(
                NAME + ":" + userId,
                NAME,
                rule.version(),
                "signup",
                userId,
                influencerId,
                last.code(),
                NAME + ":" + userId,
                List.of(last.clickId()),
                SCORE,
                Hit.actionOf(rule.mode()),
                evidence,
                signupAt,
                rule.mode() == RuleMode.SHADOW);
    }
}
