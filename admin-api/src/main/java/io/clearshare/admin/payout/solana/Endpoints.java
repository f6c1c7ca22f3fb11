package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** All nodes that this process may talk to; where one fails the next is asked, and asked first from then on. */
final class Endpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
    /** For so many blocks a blockhash is good. */
    private static final long BLOCKHASH_BLOCKS = 150;
    /** Nodes of one chain are never this far apart, unless one is lost or lies. */
    private static final long HEIGHTS_APART_MAX = 1_000;

    private static final int ACCOUNTS_MAX = 100;
    /** Nodes take bodies up to 50 KiB, unless told otherwise; each of these is about 1 KiB. */
    private static final int SENT_TOGETHER = 40;

    private final List<SolanaNode> nodes;
    private final AtomicInteger preferred = new AtomicInteger();
    private final AtomicInteger sends = new AtomicInteger();

    Endpoints(List<SolanaNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    List<SolanaNode> nodes() {
        return nodes;
    }

    /**
     * Makes sure that every node that answers is on the right chain, and that one does.
     *
     * @throws IllegalStateException when one is on another chain
     * @throws RpcFailure when none answers
     */
    void requireChain() {
        RpcFailure silence = null;
        int answered = 0;
        for (SolanaNode node : nodes) {
            try {
                node.requireChain();
                answered++;
            } catch (RpcFailure e) {
                silence = e;
            }
        }
        if (answered == 0 && silence != null) {
            throw silence;
        }
    }

    /**
     * The answer of the first node that gives one.
     *
     * @throws RpcFailure the last failure, when none does
     */
    JsonNode call(String method, Object... parameters) {
        return callFrom(preferred.get(), method, parameters);
    }

    /** Accounts at their addresses, in their order; null where there is none. */
    List<JsonNode> accounts(List<String> addresses) {
        List<JsonNode> accounts = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i += ACCOUNTS_MAX) {
            List<String> part = addresses.subList(i, Math.min(addresses.size(), i + ACCOUNTS_MAX));
            JsonNode values = call(
                            "getMultipleAccounts", part, options("encoding", "base64", "commitment", "confirmed"))
                    .path("value");
            if (values.size() != part.size()) {
                throw new RpcFailure.BadAnswer("getMultipleAccounts", 200, null);
            }
            values.forEach(accounts::add);
        }
        return accounts;
    }

    private JsonNode callFrom(int first, String method, Object... parameters) {
        RpcFailure failure = null;
        for (int i = 0; i < nodes.size(); i++) {
            int index = (first + i) % nodes.size();
            try {
                JsonNode answer = nodes.get(index).call(method, parameters);
                if (first == preferred.get()) {
                    preferred.set(index);
                }
                return answer;
            } catch (RpcFailure e) {
                LOG.debug("{} did not answer {}: {}", nodes.get(index).name(), method, e.getMessage());
                failure = e;
            }
        }
        throw failure == null ? new IllegalStateException("No node is configured") : failure;
    }

    /**
     * A recent blockhash, with the height above which it is certainly dead by every node's count.
     *
     * <p>A node that tells too low a height would make a payment look expired that can still land; so the height is never
     * below what the others' own heights allow.
     */
    Blockhash blockhash() {
        JsonNode latest = call("getLatestBlockhash", options("commitment", "confirmed"));
        String hash = latest.path("value").path("blockhash").asString("");
        long lastValid = latest.path("value").path("lastValidBlockHeight").asLong(0);
        long slot = latest.path("context").path("slot").asLong(0);
        for (SolanaNode node : nodes.size() > 1 ? nodes : List.<SolanaNode>of()) {
            try {
                long height = node.call("getBlockHeight", options("commitment", "processed"))
                        .asLong(0);
                if (Math.abs(height + BLOCKHASH_BLOCKS - lastValid) > HEIGHTS_APART_MAX) {
                    return Blockhash.NONE;
                }
                lastValid = Math.max(lastValid, height + BLOCKHASH_BLOCKS);
            } catch (RpcFailure e) {
                LOG.debug("{} tells no height: {}", node.name(), e.getMessage());
            }
        }
        return hash.isEmpty() || lastValid <= 0 || slot <= 0 ? Blockhash.NONE : new Blockhash(hash, lastValid, slot);
    }

    /**
     * What limits the life of a transaction.
     *
     * @param slot at which it was read
     */
    record Blockhash(String hash, long lastValidBlockHeight, long slot) {

        static final Blockhash NONE = new Blockhash("", 0, 0);
    }

    /**
     * Hands signed bytes to a node, each time to another first: one that takes them and drops them is not asked alone.
     *
     * @return what was said of each; it proves nothing
     */
    List<String> sendAll(List<SignedPayment> payments) {
        String[] said = new String[payments.size()];
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < said.length; i++) {
            left.add(i);
        }
        int first = Math.floorMod(sends.getAndIncrement(), nodes.size());
        for (int i = 0; i < nodes.size() && !left.isEmpty(); i++) {
            left = send(nodes.get((first + i) % nodes.size()), payments, left, said);
        }
        return List.of(said);
    }

    /** Returns those that the node did not take. */
    private static List<Integer> send(
            SolanaNode node, List<SignedPayment> payments, List<Integer> which, String[] said) {
        List<List<Object>> calls = new ArrayList<>();
        which.forEach(i -> calls.add(transaction(payments.get(i))));
        List<SolanaRpc.Told> told = node.callAll("sendTransaction", calls, SENT_TOGETHER);
        List<Integer> left = new ArrayList<>();
        for (int k = 0; k < which.size(); k++) {
            JsonNode result = told.get(k).result();
            if (result == null) {
                left.add(which.get(k));
                said[which.get(k)] = String.valueOf(told.get(k).failure());
            } else {
                said[which.get(k)] = "accepted as " + result.asString("");
            }
        }
        return left;
    }

    private static List<Object> transaction(SignedPayment payment) {
        String text = Base64.getEncoder().encodeToString(payment.wire());
        Object options = options(
                "encoding",
                "base64",
                "skipPreflight",
                false,
                "preflightCommitment",
                "confirmed",
                "minContextSlot",
                payment.contextSlot(),
                "maxRetries",
                0);
        return List.of(text, options);
    }
}
