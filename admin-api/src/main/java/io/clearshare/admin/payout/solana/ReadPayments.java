package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.admin.payout.PaymentHistory;
import io.clearshare.admin.settings.EscrowSettings;
import io.clearshare.domain.money.Currency;
import io.clearshare.domain.signing.EscrowMove;
import io.clearshare.domain.signing.PayoutTransfer;
import io.clearshare.domain.signing.ReadEscrow;
import io.clearshare.domain.signing.ReadTransfer;
import io.clearshare.domain.signing.ReadTransfer.Reading.Transfer;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.WireMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the transactions that the treasury's signers have paid for, from every node, because one alone may hide some. */
final class ReadPayments implements PaymentHistory {

    private static final int PAGE = 1000;
    private static final int SIGNATURE_BYTES = 64;

    private final Endpoints nodes;
    private final Signer signer;
    private final String owner;
    private final String mint;
    private final List<Payer> former;
    private final @Nullable EscrowSettings escrow;

    /**
     * @param owner  of the tokens; {@code ""}: the signer
     * @param former keys that have paid before, as {@code address} or, where the owner was another, {@code address:owner}
     * @param escrow null where there is none
     */
    ReadPayments(
            Endpoints nodes,
            Signer signer,
            String owner,
            String mint,
            List<String> former,
            @Nullable EscrowSettings escrow) {
        this.nodes = nodes;
        this.signer = signer;
        this.owner = owner;
        this.mint = mint;
        this.former = former.stream().map(this::formerPayer).toList();
        this.escrow = escrow;
    }

    private Payer formerPayer(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? payer(text) : new Payer(text.substring(0, colon), text.substring(colon + 1));
    }

    private Payer payer(String address) {
        return new Payer(address, owner.isEmpty() ? address : owner);
    }

    @Override
    public List<Payer> payers() {
        try {
            List<Payer> all = new ArrayList<>(List.of(payer(signer.address())));
            all.addAll(former);
            return List.copyOf(all);
        } catch (Signer.Trouble e) {
            throw new Unreadable("The signer does not tell who it is: " + e.getMessage(), e);
        }
    }

    @Override
    public String tokenAccount(String wallet) {
        return ProgramAddress.tokenAccount(wallet, mint);
    }

    @Override
    public Reading after(Payer payer, String signature, UnaryOperator<Set<String>> known) {
        try {
            long height = nodes.call("getBlockHeight", options("commitment", "processed"))
                    .asLong();
            Map<String, JsonNode> found = new LinkedHashMap<>();
            RpcFailure silence = null;
            int answered = 0;
            for (SolanaNode node : nodes.nodes()) {
                try {
                    history(node, payer.address(), signature).forEach(found::putIfAbsent);
                    answered++;
                } catch (RpcFailure e) {
                    silence = e;
                }
            }
            if (answered == 0 && silence != null) {
                throw silence;
            }
            String newest =
                    found.isEmpty() ? signature : found.keySet().iterator().next();
            found.keySet().removeAll(known.apply(Set.copyOf(found.keySet())));
            return read(found, payer, newest, height);
        } catch (RpcFailure e) {
            throw new Unreadable("The treasury's payments cannot be read: " + e.getMessage(), e);
        }
    }

    /** The newest first. */
    private static Map<String, JsonNode> history(SolanaNode node, String payer, String until) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        String before = "";
        JsonNode page;
        do {
            Map<String, Object> options = new LinkedHashMap<>(Map.of("limit", PAGE, "commitment", "confirmed"));
            if (!until.isEmpty()) {
                options.put("until", until);
            }
            if (!before.isEmpty()) {
                options.put("before", before);
            }
            page = node.call("getSignaturesForAddress", payer, options);
            for (JsonNode entry : page) {
                before = entry.path("signature").asString("");
                all.put(before, entry);
            }
        } while (page.size() == PAGE);
        return all;
    }

    private Reading read(Map<String, JsonNode> found, Payer payer, String newest, long height) {
        List<PaidOnChain> payments = new ArrayList<>();
        boolean complete = true;
        for (Map.Entry<String, JsonNode> entry : found.entrySet()) {
            if (entry.getValue().path("err").isNull()
                    && !entry.getValue().path("memo").asString("").isEmpty()) {
                Optional<JsonNode> transaction = finalised(entry.getKey());
                complete &= transaction.isPresent();
                transaction.flatMap(t -> payment(entry.getKey(), t, payer)).ifPresent(payments::add);
            }
        }
        Collections.reverse(payments);
        return new Reading(List.copyOf(payments), newest, height, complete);
    }

    private Optional<JsonNode> finalised(String signature) {
        JsonNode transaction = nodes.call(
                "getTransaction",
                signature,
                options("encoding", "base64", "commitment", "finalized", "maxSupportedTransactionVersion", 0));
        return transaction.isNull() ? Optional.empty() : Optional.of(transaction);
    }

    /** None for what is not one payout, such as a transaction that somebody made by hand with the same key. */
    private Optional<PaidOnChain> payment(String signature, JsonNode transaction, Payer payer) {
        byte[] wire = Base64.getDecoder()
                .decode(transaction.path("transaction").path(0).asString());
        byte[] message = Arrays.copyOfRange(wire, 1 + SIGNATURE_BYTES * wire[0], wire.length);
        if (new ReadTransfer(payer.address(), payer.owner(), mint).read(message) instanceof Transfer read) {
            PayoutTransfer transfer = read.transfer();
            boolean sol = transfer.asset() == PayoutTransfer.Asset.SOL;
            Asked asked = new Asked(
                    transfer.payoutId(), sol ? Currency.SOL : Currency.USDC, transfer.to(), transfer.units(), null, "");
            return Optional.of(paid(signature, transaction, asked, sol ? transfer.units() : 0, message, wire));
        }
        if (escrow != null
                && new ReadEscrow(payer.address(), payer.owner(), mint, escrow.multisig(), Set.copyOf(escrow.nonces()))
                                .read(message)
                        instanceof ReadEscrow.Reading.Move read
                && read.move().kind() != EscrowMove.Kind.CANCEL) {
            EscrowMove move = read.move();
            Asked asked = new Asked(
                    move.payoutId(), Currency.USDC, move.to(), move.micros(), move.kind(), move.nonceAccount());
            return Optional.of(paid(signature, transaction, asked, 0, message, wire));
        }
        return Optional.empty();
    }

    /** What a message asks for. */
    private record Asked(
            String payoutId,
            Currency currency,
            String to,
            long units,
            EscrowMove.@Nullable Kind escrow,
            String nonceAccount) {}

    private static PaidOnChain paid(
            String signature, JsonNode transaction, Asked asked, long lamports, byte[] message, byte[] wire) {
        long fee = transaction.path("meta").path("fee").asLong();
        long spent = transaction.path("meta").path("preBalances").path(0).asLong()
                - transaction.path("meta").path("postBalances").path(0).asLong();
        return new PaidOnChain(
                signature,
                UUID.fromString(asked.payoutId()),
                asked.currency(),
                asked.to(),
                asked.units(),
                fee,
                Math.max(0, spent - fee - lamports),
                transaction.path("slot").asLong(),
                Instant.ofEpochSecond(transaction.path("blockTime").asLong()),
                WireMessage.parse(message).blockhash(),
                wire,
                asked.escrow(),
                asked.nonceAccount());
    }
}
