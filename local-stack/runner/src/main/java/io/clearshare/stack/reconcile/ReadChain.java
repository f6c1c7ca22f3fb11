package io.clearshare.stack.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finalised payments of payouts, as the chain tells them: USDC by the history of the treasury, SOL by that of recipients. */
final class ReadChain {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PAYOUT_MEMO = Pattern.compile("payout:([0-9a-fA-F-]{36}).*");
    private static final Pattern ESCROW_MEMO = Pattern.compile("escrow-(?:fund|refund):([0-9a-fA-F-]{36}).*");
    private static final int PAGE = 1000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI rpc;

    ReadChain(String rpc) {
        this.rpc = URI.create(rpc);
    }

    /** {@code micros} is what the recipient gained, {@code memo} all that the transaction says. */
    record Payment(String payoutId, String memo, String recipient, long micros) {}

    /** Also what the escrow's vault lost where it paid. */
    List<Payment> payments(String treasury, String mint) throws IOException, InterruptedException {
        return gains(PAYOUT_MEMO, treasury, mint);
    }

    /** What came into the escrow's vault and went back from there without paying anybody. */
    List<Payment> escrowMoves(String treasury, String mint) throws IOException, InterruptedException {
        return gains(ESCROW_MEMO, treasury, mint);
    }

    private List<Payment> gains(Pattern memos, String treasury, String mint) throws IOException, InterruptedException {
        List<Payment> payments = new ArrayList<>();
        for (JsonNode entry : signatures(treasury)) {
            Matcher memo = memos.matcher(entry.path("memo").asText(""));
            if (entry.path("err").isNull() && memo.find()) {
                String signature = entry.get("signature").asText();
                payments.addAll(gains(memo, signature, treasury, mint));
            }
        }
        return payments;
    }

    /** Lamports that a wallet gained under a payout's memo. */
    List<Payment> solPayments(String wallet) throws IOException, InterruptedException {
        List<Payment> payments = new ArrayList<>();
        for (JsonNode entry : signatures(wallet)) {
            Matcher memo = PAYOUT_MEMO.matcher(entry.path("memo").asText(""));
            if (entry.path("err").isNull() && memo.find()) {
                long lamports = lamportsGained(entry.get("signature").asText(), wallet);
                if (lamports != 0) {
                    payments.add(new Payment(memo.group(1), memo.group(), wallet, lamports));
                }
            }
        }
        return payments;
    }

    private long lamportsGained(String signature, String wallet) throws IOException, InterruptedException {
        JsonNode transaction = transaction(signature);
        JsonNode keys = transaction.at("/transaction/message/accountKeys");
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).asText().equals(wallet)) {
                return transaction.at("/meta/postBalances/" + i).asLong()
                        - transaction.at("/meta/preBalances/" + i).asLong();
            }
        }
        return 0;
    }

    private JsonNode transaction(String signature) throws IOException, InterruptedException {
        return call(
                "getTransaction",
                "[\"" + signature
                        + "\",{\"encoding\":\"json\",\"commitment\":\"finalized\",\"maxSupportedTransactionVersion\":0}]");
    }

    private List<JsonNode> signatures(String address) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String before = "";
        while (true) {
            String options = before.isEmpty()
                    ? "{\"limit\":" + PAGE + ",\"commitment\":\"finalized\"}"
                    : "{\"limit\":" + PAGE + ",\"commitment\":\"finalized\",\"before\":\"" + before + "\"}";
            JsonNode page = call("getSignaturesForAddress", "[\"" + address + "\"," + options + "]");
            page.forEach(all::add);
            if (page.size() < PAGE) {
                return all;
            }
            before = page.get(page.size() - 1).get("signature").asText();
        }
    }

    private List<Payment> gains(Matcher memo, String signature, String treasury, String mint)
            throws IOException, InterruptedException {
        JsonNode meta = transaction(signature).get("meta");
        Map<String, Long> delta = new HashMap<>();
        meta.get("postTokenBalances").forEach(balance -> add(delta, balance, mint, 1));
        meta.get("preTokenBalances").forEach(balance -> add(delta, balance, mint, -1));
        List<Payment> gains = new ArrayList<>();
        delta.forEach((owner, micros) -> {
            if (!owner.equals(treasury) && micros != 0) {
                gains.add(new Payment(memo.group(1), memo.group(), owner, micros));
            }
        });
        return gains;
    }

    private static void add(Map<String, Long> delta, JsonNode balance, String mint, int sign) {
        if (balance.get("mint").asText().equals(mint)) {
            long micros =
                    Long.parseLong(balance.get("uiTokenAmount").get("amount").asText());
            delta.merge(balance.get("owner").asText(), sign * micros, Long::sum);
        }
    }

    private JsonNode call(String method, String params) throws IOException, InterruptedException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
        HttpRequest request = HttpRequest.newBuilder(rpc)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        JsonNode answer = JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        if (answer.hasNonNull("error")) {
            throw new IOException(method + ": " + answer.get("error"));
        }
        return answer.get("result");
    }
}
