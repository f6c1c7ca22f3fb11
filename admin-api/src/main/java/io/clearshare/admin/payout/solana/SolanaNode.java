package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.domain.payout.ChainView;
import io.clearshare.domain.solana.ProgramAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** One endpoint, asked only after it has shown that it is on the right chain. */
final class SolanaNode implements ChainView {

    static final Map<String, Object> FINALISED =
            options("encoding", "base64", "commitment", "finalized", "maxSupportedTransactionVersion", 0);
    private static final int PAGE = 1000;
    private static final int PAGES_MAX = 20;

    private final SolanaRpc rpc;
    private final String mint;
    private final String genesisHash;
    private volatile boolean onChain;
    private volatile boolean takesSeveral = true;

    SolanaNode(SolanaRpc rpc, String mint, String genesisHash) {
        this.rpc = rpc;
        this.mint = mint;
        this.genesisHash = genesisHash;
    }

    /**
     * Makes sure that this is the chain payouts may go to.
     *
     * @throws IllegalStateException when it is another one
     */
    void requireChain() {
        String actual = rpc.call("getGenesisHash").asString();
        onChain = actual.equals(genesisHash);
        if (!onChain) {
            throw new IllegalStateException(
                    "The node is on chain " + actual + ", payouts may only go to " + genesisHash);
        }
    }

    /** The result of a call; see {@link SolanaRpc#call}. */
    JsonNode call(String method, Object... parameters) {
        requireChainOnce();
        return rpc.call(method, parameters);
    }

    /**
     * Several calls of one method, in as few requests as bodies of nodes may be large; one by one at a node that takes no more.
     */
    List<SolanaRpc.Told> callAll(String method, List<List<Object>> calls, int perRequest) {
        List<SolanaRpc.Told> all = new ArrayList<>();
        for (int i = 0; i < calls.size(); i += perRequest) {
            all.addAll(together(method, calls.subList(i, Math.min(calls.size(), i + perRequest))));
        }
        return all;
    }

    private List<SolanaRpc.Told> together(String method, List<List<Object>> calls) {
        if (calls.size() > 1 && takesSeveral) {
            try {
                requireChainOnce();
                return rpc.callAll(method, calls);
            } catch (RpcFailure.BadAnswer e) {
                // Some providers refuse several calls in one request; what they took is not done twice by asking again.
                takesSeveral = false;
            } catch (RpcFailure e) {
                return Collections.nCopies(calls.size(), new SolanaRpc.Told(null, e));
            }
        }
        return calls.stream().map(call -> alone(method, call)).toList();
    }

    private SolanaRpc.Told alone(String method, List<Object> parameters) {
        try {
            return new SolanaRpc.Told(call(method, parameters.toArray()), null);
        } catch (RpcFailure e) {
            return new SolanaRpc.Told(null, e);
        }
    }

    private void requireChainOnce() {
        if (!onChain) {
            requireChain();
        }
    }

    /** One look at many signatures, asked for together. */
    ChainView glance(List<String> signatures) {
        return new Glance(this, signatures);
    }

    @Override
    public String name() {
        return String.valueOf(rpc.node().getHost());
    }

    @Override
    public Status status(String signature) {
        return asked(() -> {
            JsonNode answer =
                    call("getSignatureStatuses", List.of(signature), options("searchTransactionHistory", true));
            return status(answer, 0);
        });
    }

    /** The n-th status of an answer. */
    static Status status(JsonNode answer, int index) {
        long contextSlot = answer.path("context").path("slot").asLong(-1);
        JsonNode status = answer.path("value").path(index);
        if (contextSlot < 0 || status.isMissingNode()) {
            throw new Silent("a status without a slot", null);
        }
        return status.isNull() ? Status.unknown(contextSlot) : known(contextSlot, status);
    }

    private static Status known(long contextSlot, JsonNode status) {
        JsonNode error = status.path("err");
        boolean failed = !error.isNull() && !error.isMissingNode();
        return new Status(
                contextSlot,
                true,
                status.path("confirmationStatus").asString("").equals("finalized"),
                status.path("slot").asLong(),
                failed ? error.toString() : "",
                failed && isTransient(error));
    }

    @Override
    public Tip finalisedTip() {
        return asked(() -> {
            JsonNode epoch = call("getEpochInfo", options("commitment", "finalized"));
            return new Tip(
                    epoch.path("blockHeight").asLong(0),
                    epoch.path("absoluteSlot").asLong(Long.MAX_VALUE));
        });
    }

    @Override
    public NonceValue nonce(String account) {
        return asked(() -> {
            JsonNode answer =
                    call("getAccountInfo", account, options("encoding", "jsonParsed", "commitment", "finalized"));
            String value = answer.at("/value/data/parsed/info/blockhash").asString("");
            long slot = answer.at("/context/slot").asLong(Long.MAX_VALUE);
            if (value.isEmpty()) {
                throw new Silent(account + " is no nonce", null);
            }
            return new NonceValue(value, slot);
        });
    }

    @Override
    public long historyFrom() {
        return asked(() -> call("getFirstAvailableBlock").asLong(Long.MAX_VALUE));
    }

    @Override
    public Optional<Costs> costs(String signature) {
        return asked(() -> costs(call("getTransaction", signature, FINALISED)));
    }

    /** What a transaction cost, as a node shows it. */
    static Optional<Costs> costs(JsonNode transaction) {
        JsonNode meta = transaction.path("meta");
        if (!meta.path("fee").isNumber()) {
            return Optional.empty();
        }
        long fee = meta.path("fee").asLong();
        long spent = meta.path("preBalances").path(0).asLong()
                - meta.path("postBalances").path(0).asLong();
        Instant time = Instant.ofEpochSecond(transaction.path("blockTime").asLong(0));
        return Optional.of(new Costs(time, fee, spent - fee));
    }

    @Override
    public Optional<String> paidUnder(Sought sought, long slot) {
        String account = sought.token() ? ProgramAddress.tokenAccount(sought.wallet(), mint) : sought.wallet();
        return asked(() -> {
            Map<String, Object> page =
                    new LinkedHashMap<>(options("limit", PAGE, "commitment", "confirmed", "minContextSlot", slot));
            for (int i = 0; i < PAGES_MAX; i++) {
                JsonNode entries = call("getSignaturesForAddress", account, page);
                for (JsonNode entry : entries) {
                    if (entry.path("err").isNull()
                            && entry.path("memo").asString("").contains(sought.memoName())) {
                        return Optional.of(entry.path("signature").asString());
                    }
                    page.put("before", entry.path("signature").asString());
                }
                if (entries.size() < PAGE) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        });
    }

    /**
     * Whether the error can go away: the treasury was short of tokens (1 of the token program) or of SOL, or the signer was no
     * delegate any more (4), because its allowance was used up or another signer took its place.
     */
    private static boolean isTransient(JsonNode error) {
        JsonNode instruction = error.path("InstructionError").path(1);
        long custom = instruction.path("Custom").asLong(-1);
        return custom == 1
                || custom == 4
                || instruction.asString("").equals("InsufficientFunds")
                || error.asString("").equals("InsufficientFundsForFee");
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (RpcFailure e) {
            throw new Silent(String.valueOf(e.getMessage()), e);
        }
    }
}
