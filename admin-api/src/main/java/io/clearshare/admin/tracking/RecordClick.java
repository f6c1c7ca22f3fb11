package io.clearshare.admin.tracking;

import io.clearshare.admin.settings.Settings;
import io.clearshare.admin.spool.Spool;
import io.clearshare.admin.spool.SpoolRecord;
import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.EventEncoder;
import io.clearshare.domain.event.Utm;
import io.clearshare.domain.link.ClassifyLink;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the click event of a visit and hands it to the spool, which outlives this process. */
@Component
class RecordClick {

    private static final int ID_RANDOM_BYTES = 16;

    private final Spool spool;
    private final ClickIds ids;
    private final Clock clock;

    RecordClick(Spool spool, Settings settings, Clock clock) {
        this.spool = spool;
        this.ids = new ClickIds(settings.linkSecret());
        this.clock = clock;
    }

    /** What the landing page learns of a recorded click. */
    record Recorded(String clickId, String visitorId) {}

    /**
     * @throws io.clearshare.admin.spool.SpoolFull when the click cannot be kept
     */
    Recorded record(Visit visit, String code) {
        Instant now = clock.instant();
        String clickId = ids.issue(code, now);
        String visitorId = visit.visitorId().orElseGet(() -> ids.randomText(ID_RANDOM_BYTES));
        Click click = new Click(
                "r-" + ids.randomText(ID_RANDOM_BYTES),
                now.toEpochMilli(),
                clickId,
                visitorId,
                code,
                false,
                platform(visit),
                visit.id("contentType"),
                visit.id("postId"),
                visit.id("assetId"),
                visit.id("experimentId"),
                visit.id("variant"),
                new Utm(
                        visit.text("utm_source"),
                        visit.text("utm_medium"),
                        visit.text("utm_campaign"),
                        visit.text("utm_term"),
                        visit.text("utm_content")),
                visit.referrer(),
                visit.url(),
                visit.ip(),
                visit.userAgent(),
                "",
                "");
        spool.append(List.of(SpoolRecord.of(click.topic(), click.key(), EventEncoder.encode(click))));
        return new Recorded(clickId, visitorId);
    }

    private static String platform(Visit visit) {
        String named = visit.id("platform");
        return named.isEmpty()
                ? ClassifyLink.classify(visit.url(), visit.referrer()).platform()
                : named;
    }
}
