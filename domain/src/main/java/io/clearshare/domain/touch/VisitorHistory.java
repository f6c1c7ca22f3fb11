package io.clearshare.domain.touch;

import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.UtcTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All clicks and links of one visitor, whatever the order in which they came.
 *
 * <p>The results are functions of the set of clicks and links; each costs one pass in order of time, however
 * many facts came since the last. Not thread-safe.
 */
public final class VisitorHistory {

    /** How many clicks of a visitor count on one UTC day. */
    public static final int COUNTED_PER_DAY_MAX = 100;

    private final Map<String, VisitorClick> clicks = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private @Nullable List<ClickVerdict> judged;
    private @Nullable Owners owners;

    public VisitorHistory() {}

    /** Restores a history from its {@link #clicks()} and {@link #links()}. */
    public VisitorHistory(Collection<VisitorClick> clicks, Collection<Link> links) {
        for (VisitorClick click : clicks) {
            this.clicks.put(click.eventId(), click);
        }
        this.links.addAll(links);
    }

    /** Takes a click in, unless its eventId is there already. */
    public Added add(Click click) {
        return add(VisitorClick.of(click));
    }

    public Added add(VisitorClick click) {
        VisitorClick known = clicks.putIfAbsent(click.eventId(), click);
        if (known == null) {
            judged = null;
            return Added.NEW;
        }
        return known.fingerprint() == click.fingerprint() ? Added.REPEAT : Added.CONFLICTING;
    }

    /** Adds a link. Two facts may say the same: then it is there twice, and stays when one is taken back. */
    public void link(Link link) {
        links.add(link);
        owners = null;
    }

    /** Takes one link back; false when there is none equal. */
    public boolean unlink(Link link) {
        owners = null;
        return links.remove(link);
    }

    /** The click events in the order in which they came. */
    public Collection<VisitorClick> clicks() {
        return Collections.unmodifiableCollection(clicks.values());
    }

    public List<Link> links() {
        return Collections.unmodifiableList(links);
    }

    /** The verdict on every click event, by (time, clickId, eventId). */
    public List<ClickVerdict> verdicts() {
        List<ClickVerdict> known = judged;
        if (known == null) {
            List<VisitorClick> ordered = new ArrayList<>(clicks.values());
            ordered.sort(JudgeClicks.ORDER);
            known = Collections.unmodifiableList(JudgeClicks.judge(ordered));
            judged = known;
        }
        return known;
    }

    /** The touches (counted clicks and views) by owning userId, in order; those of nobody under {@code ""}. */
    public Map<String, List<Touch>> touchesByOwner() {
        Map<String, List<Touch>> byOwner = new TreeMap<>();
        for (ClickVerdict verdict : verdicts()) {
            if (verdict.isTouch()) {
                Touch touch = verdict.click().touch();
                byOwner.computeIfAbsent(ownerAt(touch.at()), owner -> new ArrayList<>())
                        .add(touch);
            }
        }
        byOwner.values().forEach(touches -> touches.sort(Touch.ORDER));
        return byOwner;
    }

    /** The user that a touch at this time belongs to, or {@code ""}. */
    public String ownerAt(long at) {
        return owners().at(at);
    }

    /** Whose touches are, by the links that there are now. */
    public Owners owners() {
        Owners known = owners;
        if (known == null) {
            known = new Owners(links);
            owners = known;
        }
        return known;
    }

    /** The first exposure per experiment, by experimentId. */
    public List<Exposure> exposures() {
        return FindExposures.find(clicks.values(), owners());
    }

    /**
     * Forgets clicks of UTC days that ended by this time, and no links: from then on results speak only of what
     * is left. Whole days go, so that the verdicts on the rest stay; clicks that decide exposures stay, because an
     * experiment may outlast the memory and the first exposure decides for good.
     */
    public void forgetBefore(long at) {
        long firstDayKept = UtcTime.dayOf(at);
        Set<String> exposing = FindExposures.deciding(clicks.values());
        if (clicks.values()
                .removeIf(click ->
                        UtcTime.dayOf(click.touch().at()) < firstDayKept && !exposing.contains(click.eventId()))) {
            judged = null;
        }
    }
}
