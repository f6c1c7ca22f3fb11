package io.clearshare.domain.touch;

import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.Fingerprint;

/**
 * One click event as a visitor's history keeps it.
 *
 * @param fingerprint digest of the event's content, to tell a repeat from a conflict
 * @param experimentId with {@code variant} the exposure, or {@code ""}
 */
public record VisitorClick(String eventId, long fingerprint, Touch touch, String experimentId, String variant) {

    public static VisitorClick of(Click click) {
        Touch touch = new Touch(
                click.clickId(),
                click.visitorId(),
                click.occurredAt(),
                click.view() ? Evidence.VIEW : Evidence.CLICK,
                click.code(),
                click.platform(),
                click.contentType(),
                click.utm().campaign(),
                click.postId(),
                click.assetId());
        return new VisitorClick(click.eventId(), Fingerprint.of(click), touch, click.experimentId(), click.variant());
    }
}
