package io.clearshare.domain.touch;

import io.clearshare.domain.event.Ids;
import java.util.Comparator;

/** A visitor was a user at a time: by its signup or by an identity event. */
public record Link(String visitorId, String userId, long at) {

    /** Time, then smaller userId. */
    public static final Comparator<Link> ORDER =
            Comparator.comparingLong(Link::at).thenComparing(Link::userId, Ids.ORDER);
}
