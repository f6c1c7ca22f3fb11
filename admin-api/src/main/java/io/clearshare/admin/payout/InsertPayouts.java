package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.admin.ledger.Transaction;
import io.clearshare.admin.payout.PayoutBook.Draft;
import io.clearshare.domain.price.Quote;
import io.clearshare.domain.proof.LineLeaf;
import io.clearshare.domain.signing.PayoutMemo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the rows of new payouts with few statements; part of the caller's database transaction. */
final class InsertPayouts {

    private static final String PAYOUTS = """
            INSERT INTO payout (payout_id, influencer_id, wallet, mint, amount_micros, currency, memo, band, state,
                bands_version, content_hash, reserve_id, created_at, changed_at, next_at, lines_root, paid_in, lamports,
                sol_usd_micros, rate_source, rate_at)
            SELECT payout_id, influencer_id, wallet, mint, micros, 'USD', memo, band, state, bands_version, hash, reserve_id,
                ?, ?, ?, root, paid_in, lamports, sol_usd_micros, rate_source, rate_at
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::int[],
                    ?::text[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[])
                AS made (payout_id, influencer_id, wallet, mint, micros, memo, band, state, bands_version, hash, reserve_id,
                    root, paid_in, lamports, sol_usd_micros, rate_source, rate_at)
            """;
    private static final String ESCROWS = """
            INSERT INTO payout_escrow (payout_id, multisig)
            SELECT payout_id, multisig FROM unnest(?::uuid[], ?::text[]) AS made (payout_id, multisig)
            WHERE multisig IS NOT NULL
            """;
    private static final String LINES = """
            INSERT INTO payout_line (payout_line_id, payout_id, influencer_id, earning_id, amount_micros, salt)
            SELECT gen_random_uuid(), payout_id, influencer_id, earning_id, micros, decode(salt, 'hex')
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                AS line (payout_id, influencer_id, earning_id, micros, salt)
            """;
    private static final String NOTES = """
            INSERT INTO payout_event (payout_id, at, state, actor, note)
            SELECT payout_id, ?, state, ?, 'made' FROM unnest(?::uuid[], ?::text[]) AS made (payout_id, state)
            """;

    private final JdbcClient jdbc;
    private final MakeLeaves leaves;

    InsertPayouts(JdbcClient jdbc, MakeLeaves leaves) {
        this.jdbc = jdbc;
        this.leaves = leaves;
    }

    private record Row(
            UUID id,
            Draft draft,
            @Nullable SolTerms sol,
            UUID reserveId,
            List<LineLeaf> lines,
            String root,
            String hash) {

        @Nullable
        Object ofSol(Function<SolTerms, Object> part) {
            return sol == null ? null : part.apply(sol);
        }

        String state() {
            return PayoutState.first(draft.band()).name();
        }
    }

    void rows(List<UUID> ids, List<Draft> drafts, List<Transaction> reserves, Instant now) {
        Map<String, String> kinds = leaves.kinds(
                drafts.stream().flatMap(draft -> draft.lines().stream()).toList());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            rows.add(row(ids.get(i), drafts.get(i), reserves.get(i).id(), kinds));
        }
        insert(rows, now);
        insertLines(rows);
        jdbc.sql(ESCROWS)
                .param(column(rows, Row::id))
                .param(column(rows, row -> row.draft().escrow()))
                .update();
        jdbc.sql(NOTES)
                .params(at(now), PayoutBook.SYSTEM)
                .param(column(rows, Row::id))
                .param(column(rows, Row::state))
                .update();
    }

    private Row row(UUID id, Draft draft, UUID reserveId, Map<String, String> kinds) {
        Quote quote = draft.quote();
        SolTerms sol = quote == null ? null : SolTerms.of(draft.amountMicros(), quote);
        List<LineLeaf> lines = leaves.of(id, draft.lines(), kinds);
        String root = HexFormat.of().formatHex(LineLeaf.tree(lines).root());
        String hash = ContentHash.of(
                id, draft.influencerId(), draft.wallet(), draft.mint(), draft.amountMicros(), sol, root, draft.lines());
        return new Row(id, draft, sol, reserveId, lines, root, hash);
    }

    private void insert(List<Row> rows, Instant now) {
        jdbc.sql(PAYOUTS)
                .params(at(now), at(now), at(now))
                .param(column(rows, Row::id))
                .param(column(rows, row -> row.draft().influencerId()))
                .param(column(rows, row -> row.draft().wallet()))
                .param(column(rows, row -> row.draft().mint()))
                .param(column(rows, row -> row.draft().amountMicros()))
                .param(column(rows, row -> new PayoutMemo(row.id().toString(), row.root()).text()))
                .param(column(rows, row -> row.draft().band()))
                .param(column(rows, Row::state))
                .param(column(rows, row -> row.draft().bandsVersion()))
                .param(column(rows, Row::hash))
                .param(column(rows, Row::reserveId))
                .param(column(rows, Row::root))
                .param(column(rows, row -> row.sol() == null ? "USDC" : "SOL"))
                .param(column(rows, row -> row.ofSol(SolTerms::lamports)))
                .param(column(rows, row -> row.ofSol(SolTerms::usdMicros)))
                .param(column(rows, row -> row.ofSol(SolTerms::source)))
                .param(column(rows, row -> row.ofSol(sol -> at(sol.publishedAt()))))
                .update();
    }

    private void insertLines(List<Row> rows) {
        List<String[]> lines = new ArrayList<>();
        for (Row row : rows) {
            for (LineLeaf leaf : row.lines()) {
                lines.add(new String[] {
                    row.id().toString(),
                    row.draft().influencerId(),
                    leaf.lineId(),
                    Long.toString(leaf.amountMicros()),
                    leaf.salt()
                });
            }
        }
        jdbc.sql(LINES)
                .param(column(lines, line -> line[0]))
                .param(column(lines, line -> line[1]))
                .param(column(lines, line -> line[2]))
                .param(column(lines, line -> line[3]))
                .param(column(lines, line -> line[4]))
                .update();
    }

    private static <T> Object column(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream()
                .map(value)
                .map(each -> each == null ? null : each.toString())
                .toArray(String[]::new);
    }
}
