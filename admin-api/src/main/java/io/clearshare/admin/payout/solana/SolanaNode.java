package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.domain.payout.ChainView;
import io.clearshare.domain.solana.ProgramAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** One endpoint, asked only after it has shown that it is on the right chain. */
final class SolanaNode implements ChainView {

    private static final int PAGE = 1000;
    private static final int PAGES_MAX = 20;

    private final SolanaRpc rpc;
    private final String mint;
    private final String genesisHash;
    private volatile boolean onChain;

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
        if (!onChain) {
            requireChain();
        }
        return rpc.call(method, parameters);
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
            long contextSlot = answer.path("context").path("slot").asLong(-1);
            JsonNode status = answer.path("value").path(0);
            if (contextSlot < 0 || status.isMissingNode()) {
                throw new Silent("a status without a slot", null);
            }
            return status.isNull() ? Status.unknown(contextSlot) : known(contextSlot, status);
        });
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
        return asked(() -> {
            JsonNode transaction = call(
                    "getTransaction",
                    signature,
                    options("encoding", "json", "commitment", "finalized", "maxSupportedTransactionVersion", 0));
            JsonNode meta = transaction.path("meta");
            if (!meta.path("fee").isNumber()) {
                return Optional.empty();
            }
            long fee = meta.path("fee").asLong();
            long spent = meta.path("preBalances").path(0).asLong()
                    - meta.path("postBalances").path(0).asLong();
            Instant time = Instant.ofEpochSecond(transaction.path("blockTime").asLong(0));
            return Optional.of(new Costs(time, fee, spent - fee));
        });
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

    /** Whether the error can go away by itself: the treasury was short of tokens (token program) or of SOL. */
    private static boolean isTransient(JsonNode error) {
        JsonNode instruction = error.path("InstructionError").path(1);
        return instruction.path("Custom").asLong(-1) == 1
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
