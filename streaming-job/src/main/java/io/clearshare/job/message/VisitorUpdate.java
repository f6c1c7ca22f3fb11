package io.clearshare.job.message;

import io.clearshare.domain.touch.Link;
import org.jspecify.annotations.Nullable;

/**
 * Something new about a visitor: a click, or a link to a user that holds or no longer holds.
 *
 * @param at when the click was made, or what time the link is of
 * @param click the click, or null for a link
 * @param link the link, or null for a click
 * @param holds for a link: whether it holds from now on
 */
public record VisitorUpdate(
        String visitorId,
        long at,
        @Nullable Fact click,
        @Nullable Link link,
        boolean holds) {

    public static VisitorUpdate click(Fact click) {
        return new VisitorUpdate(click.event().key(), click.event().occurredAt(), click, null, true);
    }

    public static VisitorUpdate link(Link link, boolean holds) {
        return new VisitorUpdate(link.visitorId(), link.at(), null, link, holds);
    }
}
