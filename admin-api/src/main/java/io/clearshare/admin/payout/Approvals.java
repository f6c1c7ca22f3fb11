package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has approved which payout; each method is part of the caller's database transaction. */
@Repository
class Approvals {

    private final JdbcClient jdbc;

    Approvals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One approval; {@code by} is a {@code staff:…} subject. */
    record Approval(String by, Instant at) {}

    /** Keeps others from deciding the payout until the transaction ends. */
    void lock(UUID payoutId) {
        jdbc.sql("SELECT 1 FROM payout WHERE payout_id = ? FOR UPDATE")
                .param(payoutId)
                .query()
                .listOfRows();
    }

    /** By payout, the first approval first. */
    Map<UUID, List<Approval>> of(List<UUID> payoutIds) {
        Map<UUID, List<Approval>> found = new HashMap<>();
        jdbc.sql("""
                        SELECT payout_id, approver, approved_at FROM payout_approval
                        WHERE payout_id = ANY (?::uuid[]) ORDER BY approved_at, approver
                        """)
                .param(payoutIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> found.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new Approval(row.getString(2), PayoutRows.requiredInstant(row, "approved_at"))))
                .list();
        return found;
    }

    /** The people who have approved it. */
    Set<String> people(UUID payoutId) {
        return new HashSet<>(jdbc.sql("SELECT person FROM payout_approval WHERE payout_id = ?")
                .param(payoutId)
                .query(String.class)
                .list());
    }

    /** The people who made what it pays: who proposed a bonus in it, who entered or changed its recipient. */
    Set<String> makers(Payout payout) {
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT person_of(s.email) FROM staff s WHERE 'staff:' || s.staff_id IN (
                            SELECT b.proposed_by FROM payout_line l JOIN bonus b USING (earning_id) WHERE l.payout_id = ?
                            UNION SELECT recorded_by FROM programme_entry WHERE entity = ?)
                        """)
                .params(payout.payoutId(), "influencer/" + payout.influencerId())
                .query(String.class)
                .list());
    }

    /** @param factorAt when the approver gave the one-time code */
    void add(Payout payout, String approver, @Nullable String batchHash, Instant factorAt, Instant now) {
        jdbc.sql("""
                        INSERT INTO payout_approval (payout_id, approver, content_hash, batch_hash, factor_at, approved_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .param(payout.payoutId())
                .param(approver)
                .param(payout.contentHash())
                .param(batchHash)
                .param(at(factorAt))
                .param(at(now))
                .update();
    }
}
