package io.clearshare.domain.touch;

import io.clearshare.domain.event.Click;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * All clicks and links of one visitor, whatever the order in which they came.
 *
 * <p>Not thread-safe. The results are functions of the set of clicks and links.
 */
public final class VisitorHistory {

    private final List<VisitorClick> clicks = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    public VisitorHistory() {}

    /** Restores a history from its {@link #clicks()} and {@link #links()}. */
    public VisitorHistory(Collection<VisitorClick> clicks, Collection<Link> links) {
        this.clicks.addAll(clicks);
        this.links.addAll(links);
    }

    public Added add(Click click) {
        throw new UnsupportedOperationException(click.eventId());
    }

    /** Adds a link; false when an equal one is there. */
    public boolean link(Link link) {
        return links.add(link);
    }

    /** Takes a link back; false when there is none equal. */
    public boolean unlink(Link link) {
        return links.remove(link);
    }

    /** The click events, in no promised order. */
    public List<VisitorClick> clicks() {
        return clicks;
    }

    public List<Link> links() {
        return links;
    }

    /** The verdict on every click event. */
    public List<ClickVerdict> verdicts() {
        throw new UnsupportedOperationException();
    }

    /** The touches (counted clicks and views) by owning userId; those of nobody under {@code ""}. */
    public Map<String, List<Touch>> touchesByOwner() {
        throw new UnsupportedOperationException();
    }

    /** The user that a touch at this time belongs to, or {@code ""}. */
    public String ownerAt(long at) {
        throw new UnsupportedOperationException("" + at);
    }

    /** The first exposure per experiment. */
    public List<Exposure> exposures() {
        throw new UnsupportedOperationException();
    }

    /** Forgets clicks of UTC days that ended before this time, and no links. */
    public void forgetBefore(long at) {
        throw new UnsupportedOperationException("" + at);
    }
}
