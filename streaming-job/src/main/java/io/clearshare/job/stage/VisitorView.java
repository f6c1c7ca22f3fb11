package io.clearshare.job.stage;

import io.clearshare.domain.touch.ClickVerdict;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Owners;
import io.clearshare.domain.touch.VisitorHistory;
import io.clearshare.job.message.VisitorNews;
import io.clearshare.job.row.ResultRows;
import io.clearshare.job.row.Row;
import io.clearshare.job.row.RowBinary;
import io.clearshare.job.row.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a visitor's history at one moment.
 *
 * @param verdicts on all clicks, in order
 * @param exposures by experiment, in order
 */
record VisitorView(List<ClickVerdict> verdicts, Owners owners, List<Exposure> exposures) {

    static VisitorView of(VisitorHistory history) {
        return new VisitorView(history.verdicts(), history.owners(), history.exposures());
    }

    /** The user that owns the touch; nobody when the click is none. */
    private String ownerOf(@Nullable ClickVerdict click) {
        return click == null || !click.isTouch()
                ? Owners.NOBODY
                : owners.at(click.click().touch().at());
    }

    private static String reason(@Nullable ClickVerdict click) {
        return click == null || click.isTouch() ? "" : click.verdict().name();
    }

    /**
     * Tells what is different since an earlier moment: by user, and as rows. Since then facts have been added to the same history
     * and none forgotten, so that this view has everything that the other one has, in the same order.
     */
    Map<String, VisitorNews> since(VisitorView before, String visitorId, Consumer<Row> rows) {
        Map<String, VisitorNews> news = new LinkedHashMap<>(2);
        int seen = 0;
        for (ClickVerdict now : verdicts) {
            String eventId = now.click().eventId();
            boolean known = seen < before.verdicts.size()
                    && before.verdicts.get(seen).click().eventId().equals(eventId);
            ClickVerdict then = known ? before.verdicts.get(seen++) : null;
            tellOwner(before.ownerOf(then), ownerOf(now), now, news);
            tellReason(reason(then), reason(now), visitorId, eventId, rows);
        }
        seen = 0;
        for (Exposure now : exposures) {
            boolean known = seen < before.exposures.size()
                    && before.exposures.get(seen).experimentId().equals(now.experimentId());
            tellExposure(known ? before.exposures.get(seen++) : null, now, news, rows);
        }
        return news;
    }

    private static void tellOwner(String then, String now, ClickVerdict click, Map<String, VisitorNews> news) {
        if (then.equals(now)) {
            return;
        }
        if (!then.equals(Owners.NOBODY)) {
            of(then, news).lostTouches().add(click.click().touch());
        }
        if (!now.equals(Owners.NOBODY)) {
            of(now, news).gainedTouches().add(click.click().touch());
        }
    }

    private static void tellReason(String then, String now, String visitorId, String eventId, Consumer<Row> rows) {
        if (then.equals(now)) {
            return;
        }
        RowBinary row = new RowBinary().text(visitorId).text(eventId);
        rows.accept(
                now.isEmpty()
                        ? Row.removed(Table.CLICK_VERDICTS, row)
                        : Row.written(Table.CLICK_VERDICTS, row.text(now)));
    }

    private static void tellExposure(
            @Nullable Exposure then, Exposure now, Map<String, VisitorNews> news, Consumer<Row> rows) {
        if (now.equals(then)) {
            return;
        }
        rows.accept(ResultRows.exposure(now));
        if (then != null && !then.userId().equals(Owners.NOBODY)) {
            of(then.userId(), news).lostExposures().add(then);
        }
        if (!now.userId().equals(Owners.NOBODY)) {
            of(now.userId(), news).gainedExposures().add(now);
        }
    }

    private static VisitorNews of(String userId, Map<String, VisitorNews> news) {
        return news.computeIfAbsent(userId, user -> new VisitorNews());
    }
}
