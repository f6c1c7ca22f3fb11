package io.clearshare.admin.tax;

import io.clearshare.admin.problem.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the tax authority has said about people, as finance has entered it; only ever added to. */
@Repository
class TaxNotices {

    private final JdbcClient jdbc;
    private final Clock clock;

    TaxNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a notice does. */
    enum Kind {
        /** Name and number do not belong together; a newer form answers it. */
        TIN_MISMATCH,
        /** The programme has to withhold until it is released. */
        WITHHOLD,
        /** The order to withhold has ended. */
        RELEASE
    }

    record Notice(String influencerId, Kind kind, String note, Instant at, String actor) {}

    /** In order of time, by influencer. */
    Map<String, List<Notice>> of(Collection<String> influencerIds) {
        return jdbc
                .sql("SELECT * FROM tax_notice WHERE influencer_id = ANY (?) ORDER BY notice_no")
                .param(influencerIds.toArray(String[]::new))
                .query((row, n) -> new Notice(
                        row.getString("influencer_id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("note"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Notice::influencerId));
    }

    List<Notice> of(String influencerId) {
        return of(List.of(influencerId)).getOrDefault(influencerId, List.of());
    }

    /** Whether an order to withhold stands. */
    static boolean ordersWithholding(List<Notice> notices) {
        return notices.stream()
                .filter(notice -> notice.kind() != Kind.TIN_MISMATCH)
                .reduce((earlier, later) -> later)
                .filter(last -> last.kind() == Kind.WITHHOLD)
                .isPresent();
    }

    @Transactional
    public void add(String influencerId, Kind kind, String note, String actor) {
        if (kind == Kind.RELEASE && !ordersWithholding(of(influencerId))) {
            throw new Refused(TaxProblem.NOTICE_OUT_OF_TURN, "No order to withhold stands that could be released");
        }
        jdbc.sql("INSERT INTO tax_notice (influencer_id, kind, note, at, actor) VALUES (?, ?, ?, ?, ?)")
                .params(influencerId, kind.name(), note, clock.instant().atOffset(ZoneOffset.UTC), actor)
                .update();
    }
}
