package io.clearshare.admin.sanctions;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compares addresses with the list in force, as exact text over all assets, and keeps what came of it. */
@Component
public class ScreenAddress {

    private final JdbcClient jdbc;
    private final SanctionsLists lists;
    private final Clock clock;

    ScreenAddress(JdbcClient jdbc, SanctionsLists lists, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * Screens one address and opens a case if the list names it.
     *
     * @param payoutId the payout that is about to be signed, if that is the occasion
     * @return whether the list names it; empty when there is no list to compare with
     */
    @Transactional
    public Optional<Boolean> screen(
            String influencerId, String wallet, ScreeningOccasion occasion, @Nullable UUID payoutId) {
        return lists.current().map(list -> {
            List<String> assets = lists.assetsOf(list.listId(), wallet);
            note(influencerId, wallet, occasion, payoutId, list.listId(), !assets.isEmpty());
            if (!assets.isEmpty()) {
                open(influencerId, wallet, String.join(", ", assets), occasion, list.listId());
            }
            return !assets.isEmpty();
        });
    }

    /** An address that is about to be paid. */
    record Signing(String influencerId, String wallet, UUID payoutId) {}

    /** Screens many addresses before their payouts are signed, and opens a case for each that the list names. */
    @Transactional
    public void screenForSigning(List<Signing> signings) {
        lists.current().ifPresent(list -> {
            Set<String> named = lists.named(
                    list.listId(), signings.stream().map(Signing::wallet).toList());
            note(signings.stream().filter(one -> !named.contains(one.wallet())).toList(), list.listId());
            signings.stream()
                    .filter(one -> named.contains(one.wallet()))
                    .forEach(
                            one -> screen(one.influencerId(), one.wallet(), ScreeningOccasion.SIGNING, one.payoutId()));
        });
    }

    private void note(List<Signing> clear, long listId) {
        jdbc.sql("""
                        INSERT INTO sanctions_screening AS s
                            (influencer_id, wallet, occasion, payout_id, list_id, hit, first_at, last_at)
                        SELECT influencer, wallet, ?, payout, ?, FALSE, ?, ?
                        FROM unnest(?::text[], ?::text[], ?::uuid[]) AS clear (influencer, wallet, payout)
                        ORDER BY influencer
                        ON CONFLICT (influencer_id, wallet, occasion, (coalesce(payout_id::text, '')), list_id)
                            DO UPDATE SET last_at = excluded.last_at, times = s.times + 1
                        """)
                .params(ScreeningOccasion.SIGNING.wireName(), listId, now(), now())
                .param(clear.stream().map(Signing::influencerId).toArray(String[]::new))
                .param(clear.stream().map(Signing::wallet).toArray(String[]::new))
                .param(clear.stream().map(one -> one.payoutId().toString()).toArray(String[]::new))
                .update();
    }

    /** Compares the present address of every influencer with a list that has just come. */
    void everybody(long listId) {
        List<String[]> named = jdbc.sql("""
                        SELECT i.influencer_id, i.wallet, string_agg(a.asset, ', ' ORDER BY a.asset)
                        FROM influencer i JOIN sanctions_address a ON a.list_id = ? AND a.address = i.wallet
                        GROUP BY i.influencer_id, i.wallet
                        """)
                .param(listId)
                .query((row, n) -> new String[] {row.getString(1), row.getString(2), row.getString(3)})
                .list();
        for (String[] one : named) {
            note(one[0], one[1], ScreeningOccasion.LIST, null, listId, true);
            open(one[0], one[1], one[2], ScreeningOccasion.LIST, listId);
        }
        jdbc.sql("""
                        UPDATE sanctions_list SET hits = ?,
                            screened = (SELECT count(*) FROM influencer WHERE wallet IS NOT NULL) WHERE list_id = ?
                        """).params(named.size(), listId).update();
    }

    private void note(
            String influencerId,
            String wallet,
            ScreeningOccasion occasion,
            @Nullable UUID payoutId,
            long listId,
            boolean hit) {
        jdbc.sql("""
                        INSERT INTO sanctions_screening AS s
                            (influencer_id, wallet, occasion, payout_id, list_id, hit, first_at, last_at)
                        VALUES (:influencer, :wallet, :occasion, :payout, :list, :hit, :now, :now)
                        ON CONFLICT (influencer_id, wallet, occasion, (coalesce(payout_id::text, '')), list_id)
                            DO UPDATE SET last_at = excluded.last_at, times = s.times + 1
                        """)
                .param("influencer", influencerId)
                .param("wallet", wallet)
                .param("occasion", occasion.wireName())
                .param("payout", payoutId)
                .param("list", listId)
                .param("hit", hit)
                .param("now", now())
                .update();
    }

    /** One case at a time for an address; none where somebody has cleared it against this very list. */
    private void open(String influencerId, String wallet, String assets, ScreeningOccasion occasion, long listId) {
        jdbc.sql("""
                        INSERT INTO sanctions_case (case_id, influencer_id, wallet, assets, list_id, occasion, opened_at)
                        SELECT :id, :influencer, :wallet, :assets, :list, :occasion, :now
                        WHERE NOT EXISTS (SELECT FROM sanctions_case WHERE influencer_id = :influencer
                            AND wallet = :wallet AND cleared_list_id = :list)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", UUID.randomUUID())
                .param("influencer", influencerId)
                .param("wallet", wallet)
                .param("assets", assets)
                .param("list", listId)
                .param("occasion", occasion.wireName())
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
