package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.Proof;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;
import tools.jackson.databind.JsonNode;

/**
 * What the chain proves about a signed transaction: landed, expired, or nothing yet.
 *
 * <p>Landed: its status is finalized; the error is looked at before anything else. Expired, in this order: the finalised
 * height has passed the last valid one in slot S; a status asked for afterwards, answered by a node that has itself seen
 * slot S, knows no such signature; that node's history reaches back to the attempt; and no other transaction carries the
 * payout's memo. The slot matters because one address may be many nodes: the height of an advanced one and the silence of
 * one that lags would together look like an expiry, and a second payment would follow.
 */
final class ChainProof {

    private static final int PAGE = 1000;
    private static final int PAGES_MAX = 20;

    private final SolanaRpc rpc;
    private final PublicKey mint;

    ChainProof(SolanaRpc rpc, PublicKey mint) {
        this.rpc = rpc;
        this.mint = mint;
    }

    Proof of(Payment payment, SignedPayment signed) {
        JsonNode status = status(signed).path("value").path(0);
        if (!status.isNull() && !status.isMissingNode()) {
            return seen(signed, status);
        }
        JsonNode epoch = rpc.call("getEpochInfo", options("commitment", "finalized"));
        long height = epoch.path("blockHeight").asLong(0);
        if (height <= signed.lastValidBlockHeight()) {
            return new Proof.Open(true, "");
        }
        return past(payment, signed, height, epoch.path("absoluteSlot").asLong(Long.MAX_VALUE));
    }

    private Proof seen(SignedPayment signed, JsonNode status) {
        if (!status.path("confirmationStatus").asString("").equals("finalized")) {
            return new Proof.Open(false, "");
        }
        JsonNode transaction = rpc.call(
                "getTransaction",
                signed.signature(),
                options("encoding", "json", "commitment", "finalized", "maxSupportedTransactionVersion", 0));
        JsonNode meta = transaction.path("meta");
        if (!meta.path("fee").isNumber()) {
            return new Proof.Open(false, "");
        }
        long slot = status.path("slot").asLong();
        Instant time = Instant.ofEpochSecond(transaction.path("blockTime").asLong(0));
        long fee = meta.path("fee").asLong();
        JsonNode error = status.path("err");
        if (!error.isNull() && !error.isMissingNode()) {
            return new Proof.Failed(slot, time, fee, error.toString(), isTransient(error));
        }
        long spent = meta.path("preBalances").path(0).asLong()
                - meta.path("postBalances").path(0).asLong();
        return new Proof.Landed(slot, time, fee, spent - fee);
    }

    /** The height is past; now it has to be certain that this signature was not among what came before. */
    private Proof past(Payment payment, SignedPayment signed, long height, long slot) {
        JsonNode answer = status(signed);
        JsonNode status = answer.path("value").path(0);
        if (!status.isNull()) {
            return status.isMissingNode() ? new Proof.Open(false, "") : seen(signed, status);
        }
        long answeredAt = answer.path("context").path("slot").asLong(0);
        if (answeredAt < slot) {
            return new Proof.Open(false, "");
        }
        long historyFrom = rpc.call("getFirstAvailableBlock").asLong(Long.MAX_VALUE);
        if (historyFrom > signed.contextSlot()) {
            return new Proof.Impossible("the node's history begins after the attempt was signed");
        }
        Optional<String> other = signatureWithMemo(payment, slot);
        if (other.isPresent()) {
            return other.get().equals(signed.signature())
                    ? new Proof.Open(false, "")
                    : new Proof.Impossible("transaction " + other.get() + " on the chain has the memo of this payout");
        }
        return new Proof.Expired("height " + height + " > " + signed.lastValidBlockHeight() + " and no status at slot "
                + answeredAt + " ≥ " + slot);
    }

    private JsonNode status(SignedPayment signed) {
        return rpc.call("getSignatureStatuses", List.of(signed.signature()), options("searchTransactionHistory", true));
    }

    /** A transaction that paid the recipient under this payout's memo, whoever signed it. */
    private Optional<String> signatureWithMemo(Payment payment, long slot) {
        String account =
                UsdcTransfer.tokenAccount(new PublicKey(payment.wallet()), mint).toBase58();
        String before = "";
        for (int page = 0; page < PAGES_MAX; page++) {
            JsonNode entries = before.isEmpty()
                    ? signatures(account, options("limit", PAGE, "commitment", "confirmed", "minContextSlot", slot))
                    : signatures(
                            account,
                            options(
                                    "limit",
                                    PAGE,
                                    "commitment",
                                    "confirmed",
                                    "minContextSlot",
                                    slot,
                                    "before",
                                    before));
            for (JsonNode entry : entries) {
                if (entry.path("err").isNull()
                        && entry.path("memo").asString("").contains(payment.memo())) {
                    return Optional.of(entry.path("signature").asString());
                }
                before = entry.path("signature").asString();
            }
            if (entries.size() < PAGE) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private JsonNode signatures(String account, Object options) {
        return rpc.call("getSignaturesForAddress", account, options);
    }

    /** Whether the error can go away by itself: the treasury was short of tokens (token program) or of SOL. */
    private static boolean isTransient(JsonNode error) {
        JsonNode instruction = error.path("InstructionError").path(1);
        return instruction.path("Custom").asLong(-1) == 1
                || instruction.asString("").equals("InsufficientFunds")
                || error.asString("").equals("InsufficientFundsForFee");
    }
}
