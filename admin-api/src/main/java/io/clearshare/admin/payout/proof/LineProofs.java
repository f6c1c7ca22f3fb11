package io.clearshare.admin.payout.proof;

import io.clearshare.admin.payout.Explorer;
import io.clearshare.admin.payout.PayoutProblem;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.proof.LineLeaf;
import io.clearshare.domain.proof.MerkleTree;
import io.clearshare.domain.signing.PayoutMemo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the tree of a payout's lines anew and gives each line's way to the root. */
@Component
class LineProofs {

    static final int LINES_MAX = 500;

    private static final HexFormat HEX = HexFormat.of();
    private static final String PAYOUT = """
            SELECT p.payout_id, p.wallet, p.mint, p.paid_in, coalesce(p.lamports, p.amount_micros) AS units, p.lines_root,
                   a.signature
            FROM payout p LEFT JOIN payout_attempt a ON a.payout_id = p.payout_id AND a.state IN ('OPEN', 'LANDED')
            WHERE p.payout_id = ? AND (?::text IS NULL OR p.influencer_id = ?)
            """;
    private static final String LINES = """
            SELECT l.payout_line_id, l.earning_id, e.kind, l.amount_micros, encode(l.salt, 'hex') AS salt
            FROM payout_line l JOIN earning e USING (earning_id) WHERE l.payout_id = ?
            """;

    private final JdbcClient jdbc;
    private final Explorer explorer;

    LineProofs(JdbcClient jdbc, Explorer explorer) {
        this.jdbc = jdbc;
        this.explorer = explorer;
    }

    private record Head(
            String wallet,
            String mint,
            String asset,
            long units,
            @Nullable String root,
            @Nullable String signature) {}

    private record Stored(UUID payoutLineId, LineLeaf leaf) {}

    /**
     * Proofs of a payout's lines, in order of their index.
     *
     * @param influencerId whose payout it has to be, or null for anybody's
     * @param lineId       only this line's, or null for all
     * @param from         the first index
     * @throws Refused when there is no such payout, or it carries no root
     */
    PayoutProof of(UUID payoutId, @Nullable String influencerId, @Nullable UUID lineId, int from) {
        Head head = jdbc.sql(PAYOUT)
                .param(payoutId)
                .param(influencerId)
                .param(influencerId)
                .query(LineProofs::head)
                .optional()
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no payout " + payoutId));
        String root = head.root();
        if (root == null) {
            throw new Refused(PayoutProblem.NO_PROOF, "Payout " + payoutId + " carries no root of its lines");
        }
        List<Stored> stored = lines(payoutId);
        MerkleTree tree = LineLeaf.tree(stored.stream().map(Stored::leaf).toList());
        if (!HEX.formatHex(tree.root()).equals(root)) {
            throw new IllegalStateException("The lines of payout " + payoutId + " are not those of its root");
        }
        List<PayoutProof.Line> proofs = new ArrayList<>();
        int index = from;
        for (; index < stored.size() && proofs.size() < LINES_MAX; index++) {
            if (lineId == null || stored.get(index).payoutLineId().equals(lineId)) {
                proofs.add(line(stored.get(index), index, tree));
            }
        }
        return proof(payoutId, head, root, stored.size(), proofs, index < stored.size() ? index : null);
    }

    private PayoutProof proof(
            UUID payoutId, Head head, String root, int size, List<PayoutProof.Line> proofs, @Nullable Integer next) {
        return new PayoutProof(
                payoutId,
                new PayoutMemo(payoutId.toString(), root).text(),
                root,
                head.signature(),
                explorer.url(head.signature()),
                head.wallet(),
                head.asset(),
                head.mint(),
                head.units(),
                size,
                proofs,
                next);
    }

    private List<Stored> lines(UUID payoutId) {
        return jdbc
                .sql(LINES)
                .param(payoutId)
                .query((row, n) -> new Stored(
                        row.getObject("payout_line_id", UUID.class),
                        new LineLeaf(
                                payoutId.toString(),
                                row.getString("earning_id"),
                                row.getString("kind"),
                                row.getLong("amount_micros"),
                                row.getString("salt"))))
                .list()
                .stream()
                .sorted(Comparator.comparing(Stored::leaf, LineLeaf.ORDER))
                .toList();
    }

    private static PayoutProof.Line line(Stored stored, int index, MerkleTree tree) {
        LineLeaf leaf = stored.leaf();
        return new PayoutProof.Line(
                stored.payoutLineId(),
                leaf.lineId(),
                index,
                HEX.formatHex(leaf.bytes()),
                leaf.salt(),
                tree.path(index).stream().map(HEX::formatHex).toList());
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getString("wallet"),
                row.getString("mint"),
                row.getString("paid_in"),
                row.getLong("units"),
                row.getString("lines_root"),
                row.getString("signature"));
    }
}
