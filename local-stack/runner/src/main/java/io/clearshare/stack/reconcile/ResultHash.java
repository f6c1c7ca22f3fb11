package io.clearshare.stack.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One hash of all results that follow from the same events: who is credited how much, earned how much, and every count.
 *
 * <p>Leaves out what may differ between two runs: random ids, wallets, times, and the lines into which an amount is
 * split when a fact comes after it settled. Makes sense on tables that hold the results of these events alone.
 *
 * @param rows how many result rows went into it
 * @param sha256 of the sorted rows, in hexadecimal
 */
public record ResultHash(int rows, String sha256) {
    private static final List<String> RESULTS = List.of(
            "SELECT 'credit', conversion_id, model, click_id, upper(code), credit_micros, toString(share), paying,"
                    + " platform, content_type, campaign FROM credits",
            "SELECT 'earning', conversion_id, upper(code) AS name, sum(amount_micros) AS micros FROM earnings"
                    + " GROUP BY conversion_id, name HAVING micros != 0",
            "SELECT 'roi', name, campaign, platform, content_type, sum(clicks), toString(sum(signups)),"
                    + " toString(sum(activations)), sum(volume_micros), sum(fee_micros), sum(commission_micros),"
                    + " sum(spend_micros) FROM roi_daily"
                    + " LEFT ANY JOIN (SELECT influencer_id, min(upper(code)) AS name FROM credits GROUP BY influencer_id)"
                    + " AS names USING (influencer_id) GROUP BY name, campaign, platform, content_type",
            "SELECT 'experiment', experiment_id, variant, sum(visitors), sum(mixed), sum(signups), sum(activations),"
                    + " sum(fee_micros), toString(sum(toInt128(fee_micros_squared))) FROM experiment_counts"
                    + " GROUP BY experiment_id, variant");

    /**
     * Reads the results of a running stack.
     *
     * @param stack its description
     * @param prefix with which the ids of the events begin; left out of the hash
     */
    public static ResultHash of(JsonNode stack, String prefix) throws IOException, InterruptedException {
        ReadClickHouse tables = new ReadClickHouse(stack.get("clickhouse"));
        Map<String, Integer> rows = new TreeMap<>();
        int count = 0;
        for (String sql : RESULTS) {
            for (List<String> row : tables.rows(sql)) {
                rows.merge(String.join("|", row).replace(prefix, ""), 1, Integer::sum);
                count++;
            }
        }
        MessageDigest digest = sha256Digest();
        rows.forEach((row, times) -> digest.update((row + "*" + times + "\n").getBytes(StandardCharsets.UTF_8)));
        return new ResultHash(count, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
