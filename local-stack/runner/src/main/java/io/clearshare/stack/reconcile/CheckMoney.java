package io.clearshare.stack.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearshare.stack.reconcile.ReadChain.Payment;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** ClickHouse against the ledger, the ledger against itself, and the ledger against the chain, to the micro-unit. */
final class CheckMoney {
    private final ReadClickHouse tables;
    private final Connection books;
    private final JsonNode solana;
    private final Report report;
    private final Map<String, String> memos = new TreeMap<>();

    CheckMoney(ReadClickHouse tables, Connection books, JsonNode solana, Report report) {
        this.tables = tables;
        this.books = books;
        this.solana = solana;
        this.report = report;
    }

    void run() throws IOException, InterruptedException, SQLException {
        settledEarnings();
        caps();
        bonuses();
        withholding();
        postings();
        balances();
        payouts();
    }

    /** Every settled line stands in the books once, with its amount. Held lines may or may not be in the books yet. */
    private void settledEarnings() throws IOException, InterruptedException, SQLException {
        Map<String, Long> held = lines("state = 'held'");
        Map<String, Long> settled =
                lines("state IN ('settled', 'reversed')" + " AND settles_at <= (SELECT max(at) FROM complete_up_to)");
        Map<String, Long> imported = amounts("SELECT earning_id || '|' || influencer_id, amount_micros"
                + " FROM earning WHERE kind NOT IN ('cap', 'bonus', 'withholding', 'found_payment')");
        imported.keySet().removeAll(held.keySet());
        report.compare("settled earnings = earnings in the books", settled, imported, false);
    }

    /** Beside every line stands what the published limits keep of it, counted anew. */
    private void caps() throws IOException, InterruptedException, SQLException {
        List<JsonNode> limits = new ArrayList<>();
        for (List<String> row : tables.rows("SELECT payload FROM program_entries WHERE kind = 'limit'")) {
            limits.add(new ObjectMapper().readTree(row.get(0)));
        }
        List<RecountCaps.Line> lines = new ArrayList<>();
        try (Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT earning_id, influencer_id, conversion_id, concerns,"
                                + " amount_micros, settles_at FROM earning WHERE kind NOT IN ('cap', 'bonus', 'withholding', 'found_payment')")) {
            while (rows.next()) {
                lines.add(new RecountCaps.Line(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getLong(5),
                        rows.getObject(6, OffsetDateTime.class).toInstant()));
            }
        }
        report.compare(
                "caps beside lines = limits, counted anew",
                new RecountCaps(limits).caps(lines),
                amounts("SELECT concerns, sum(amount_micros) FROM earning WHERE kind = 'cap' GROUP BY concerns"
                        + " HAVING sum(amount_micros) <> 0"),
                true);
    }

    /** Every bonus that two different people decided is a line, and no other is. */
    private void bonuses() throws SQLException {
        report.compare(
                "bonuses confirmed by another = bonus lines",
                amounts("SELECT 'bonus/' || bonus_id || '|' || influencer_id, amount_micros FROM bonus"
                        + " WHERE state = 'confirmed' AND decided_by <> proposed_by"),
                amounts("SELECT earning_id || '|' || influencer_id, amount_micros FROM earning WHERE kind = 'bonus'"),
                true);
    }

    /** What the books owe the tax authority is what payouts keep back that are settled or under way. */
    private void withholding() throws SQLException {
        report.compare(
                "withholding of payouts = withholding in the books",
                amounts("SELECT payout_id::text, -amount_micros FROM payout_line WHERE NOT released"
                        + " AND earning_id = 'withholding/' || payout_id::text"),
                amounts("SELECT concerns, -sum(amount_micros)::bigint FROM earning WHERE kind = 'withholding'"
                        + " GROUP BY concerns HAVING sum(amount_micros) <> 0"),
                true);
        report.compare(
                "account of withholding = withholding lines",
                amounts("SELECT 'programme:withholding', coalesce(-sum(amount_micros), 0)::bigint FROM earning"
                        + " WHERE kind = 'withholding'"),
                amounts("SELECT 'programme:withholding', coalesce(sum(amount), 0)::bigint FROM ledger_posting"
                        + " WHERE account = 'programme:withholding'"),
                false);
    }

    private Map<String, Long> lines(String condition) throws IOException, InterruptedException {
        return tables.cells(
                "SELECT earning_id, influencer_id, amount_micros FROM earnings WHERE " + condition,
                2,
                figures -> Long.parseLong(figures.get(0)));
    }

    /** Every transaction sums to nothing, and every earning has exactly its posting. */
    private void postings() throws SQLException {
        Map<String, Long> sums = amounts(
                "SELECT transaction_id || ' ' || asset, sum(amount) FROM ledger_posting GROUP BY transaction_id, asset");
        report.compare(
                "postings per transaction = 0",
                sums.keySet().stream().collect(Collectors.toMap(key -> key, key -> 0L)),
                sums,
                false);
        report.compare(
                "earning lines = their postings",
                amounts("SELECT transaction_id || '|influencer:' || influencer_id || ':payable', amount_micros"
                        + " FROM earning"),
                amounts("SELECT p.transaction_id || '|' || p.account, sum(p.amount) FROM ledger_posting p"
                        + " JOIN ledger_transaction t USING (transaction_id)"
                        + " WHERE t.kind = 'single' AND p.account LIKE 'influencer:%:payable'"
                        + " GROUP BY p.transaction_id, p.account"),
                false);
    }

    private void balances() throws SQLException {
        report.compare(
                "account balances = Σ postings",
                amounts("SELECT account, sum(amount) FROM ledger_posting GROUP BY account"),
                amounts("SELECT account, balance FROM ledger_balance"),
                false);
        report.compare(
                "earned = payable + reserved + paid, by influencer",
                amounts("SELECT influencer_id, sum(amount_micros) FROM earning GROUP BY influencer_id"),
                amounts("SELECT id, sum(micros)::bigint FROM ("
                        + "SELECT split_part(account, ':', 2) AS id, sum(amount) AS micros FROM ledger_posting"
                        + " WHERE account LIKE 'influencer:%' GROUP BY 1"
                        + " UNION ALL SELECT influencer_id, sum(amount_micros) FROM payout WHERE state = 'SETTLED'"
                        + " GROUP BY 1) owed GROUP BY id"),
                false);
    }

    /** What the books say was paid is what the chain shows, payout by payout and recipient by recipient. */
    private void payouts() throws IOException, InterruptedException, SQLException {
        Map<String, Long> booked =
                amounts("SELECT payout_id || '|' || wallet, amount_micros FROM payout WHERE state = 'SETTLED'");
        report.compare(
                "settled payouts = ledger posts",
                booked,
                amounts(posts("p.account IN ('treasury:usdc', 'escrow:usdc', 'exchange:usd')")),
                false);
        Map<String, Long> posted = amounts(posts("p.account IN ('treasury:usdc', 'escrow:usdc')"));
        Map<String, Long> paid = new TreeMap<>();
        List<Payment> payments = ofTreasuries(ReadChain::payments);
        Map<String, Long> foundBooked = amounts("SELECT payout_id::text, sum(units)::bigint FROM found_payment"
                + " WHERE paid_in = 'USDC' AND earning_id IS NOT NULL GROUP BY payout_id");
        Map<String, Long> found = new TreeMap<>();
        String escrow = solana.path("escrow").asText("");
        Map<String, Long> leftVault = new TreeMap<>();
        for (Payment payment : payments) {
            if (payment.recipient().equals(escrow)) {
                leftVault.merge("release|" + payment.payoutId(), payment.micros(), Long::sum);
                continue;
            }
            boolean known = !foundBooked.containsKey(payment.payoutId());
            (known ? paid : found)
                    .merge(
                            known ? payment.payoutId() + "|" + payment.recipient() : payment.payoutId(),
                            payment.micros(),
                            Long::sum);
            if (known) {
                memos.put(payment.payoutId(), payment.memo());
            }
        }
        report.compare("payments found on the chain = payments on the chain", foundBooked, found, true);
        report.compare("ledger posts = payments on the chain", posted, paid, false);
        escrow(escrow, leftVault);
        solPayouts();
        report.compare(
                "roots of settled payouts, from their lines = memos on the chain",
                new RecountMemos(books).ofSettledPayouts(),
                memos,
                false);
        report.compare(
                "lines of settled payouts = their amount",
                amounts("SELECT payout_id, amount_micros FROM payout WHERE state = 'SETTLED'"),
                amounts("SELECT y.payout_id, sum(l.amount_micros) FROM payout y JOIN payout_line l USING (payout_id)"
                        + " WHERE y.state = 'SETTLED' AND NOT l.released GROUP BY y.payout_id"),
                false);
    }

    /** Of every owner of USDC that the programme has paid from; none where it has none yet. */
    private List<Payment> ofTreasuries(FromChain read) throws IOException, InterruptedException {
        ReadChain chain = new ReadChain(solana.get("rpc").asText());
        List<Payment> payments = new ArrayList<>();
        for (String treasury : solana.get("treasury").asText().split(",")) {
            if (!treasury.isBlank()) {
                payments.addAll(read.read(
                        chain, treasury.strip(), solana.get("usdcMint").asText()));
            }
        }
        return payments;
    }

    /** What is read of one treasury. */
    private interface FromChain {
        List<Payment> read(ReadChain chain, String treasury, String mint) throws IOException, InterruptedException;
    }

    /** Every move into the vault and out of it, and what is there now. */
    private void escrow(String escrow, Map<String, Long> released)
            throws IOException, InterruptedException, SQLException {
        Map<String, Long> onChain = new TreeMap<>(released);
        for (Payment move : ofTreasuries(ReadChain::escrowMoves)) {
            if (move.recipient().equals(escrow)) {
                onChain.merge((move.micros() > 0 ? "fund|" : "refund|") + move.payoutId(), move.micros(), Long::sum);
            }
        }
        forgetLostPayouts(onChain);
        report.compare(
                "moves of the escrow in the books = on the chain",
                amounts("SELECT lower(purpose) || '|' || payout_id,"
                        + " CASE purpose WHEN 'FUND' THEN amount_micros ELSE -amount_micros END"
                        + " FROM escrow_attempt a JOIN payout USING (payout_id)"
                        + " WHERE a.state = 'LANDED' AND purpose <> 'CANCEL'"
                        + " UNION ALL SELECT 'release|' || payout_id, -amount_micros"
                        + " FROM payout_escrow e JOIN payout USING (payout_id) WHERE e.state IN ('RELEASED', 'FOUND')"),
                onChain,
                true);
        Map<String, Long> vault = new TreeMap<>();
        onChain.values().forEach(micros -> vault.merge("escrow:usdc", -micros, Long::sum));
        report.compare(
                "escrow's account in the books = vault on the chain",
                amounts("SELECT account, balance FROM ledger_balance WHERE account = 'escrow:usdc'"),
                vault,
                true);
    }

    /** Books restored from a backup lack payouts; of what left the vault again, or was paid and is booked so, nothing is missing. */
    private void forgetLostPayouts(Map<String, Long> moves) throws SQLException {
        List<String> known = names("SELECT payout_id::text FROM payout_escrow");
        Map<String, Long> left = new TreeMap<>();
        moves.forEach((move, micros) -> left.merge(move.substring(move.indexOf('|') + 1), micros, Long::sum));
        left.keySet().removeAll(known);
        left.values().removeIf(micros -> micros != 0);
        moves.keySet().removeIf(move -> left.containsKey(move.substring(move.indexOf('|') + 1)));
    }

    private static String posts(String condition) {
        return "SELECT y.payout_id || '|' || y.wallet, sum(p.amount) FROM payout y"
                + " JOIN ledger_transaction t ON t.concerns = y.reserve_id AND t.kind = 'post'"
                + " JOIN ledger_posting p ON p.transaction_id = t.transaction_id AND " + condition
                + " GROUP BY y.payout_id, y.wallet";
    }

    /** Dollars paid in SOL: lamports by the stored rate, lamports in the books, lamports on the chain. */
    private void solPayouts() throws IOException, InterruptedException, SQLException {
        Map<String, Long> byRate = amounts("SELECT payout_id || '|' || wallet,"
                + " floor(amount_micros::numeric * 1000000000 / sol_usd_micros)::bigint"
                + " FROM payout WHERE state = 'SETTLED' AND paid_in = 'SOL'");
        Map<String, Long> booked = amounts("SELECT y.payout_id || '|' || y.wallet, sum(p.amount) FROM payout y"
                + " JOIN ledger_transaction t ON t.reference = 'payout:' || y.payout_id || ':sol'"
                + " JOIN ledger_posting p ON p.transaction_id = t.transaction_id AND p.account = 'treasury:sol'"
                + " GROUP BY y.payout_id, y.wallet");
        report.compare("dollars ÷ rate = lamports in the books", byRate, booked, true);
        Map<String, Long> paid = new TreeMap<>();
        ReadChain chain = new ReadChain(solana.get("rpc").asText());
        for (String wallet : names("SELECT DISTINCT wallet FROM payout WHERE paid_in = 'SOL'")) {
            for (Payment p : chain.solPayments(wallet)) {
                paid.merge(p.payoutId() + "|" + p.recipient(), p.micros(), Long::sum);
                memos.put(p.payoutId(), p.memo());
            }
        }
        report.compare("lamports in the books = lamports on the chain", booked, paid, true);
    }

    private List<String> names(String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private Map<String, Long> amounts(String sql) throws SQLException {
        Map<String, Long> amounts = new TreeMap<>();
        try (Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                amounts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return amounts;
    }
}
