package io.clearshare.admin.payout.solana;

import io.clearshare.admin.payout.PayoutRail;
import io.clearshare.domain.payout.ChainView.Sought;
import io.clearshare.domain.payout.Fate;
import io.clearshare.domain.payout.ProvePayment;
import io.clearshare.domain.solana.Base58;
import io.clearshare.domain.solana.Programs;
import io.clearshare.domain.solana.WireMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Pays one currency on Solana, one payout per transaction, many at a time. */
final class SolanaRail implements PayoutRail {

    private static final Logger LOG = LoggerFactory.getLogger(SolanaRail.class);
    private static final String NOBODY = ADDRESS + "is not one that somebody can be paid at";

    private final Endpoints nodes;
    private final Signer signer;
    private final Transfer transfer;
    private volatile boolean ready;

    SolanaRail(Endpoints nodes, Signer signer, Transfer transfer) {
        this.nodes = nodes;
        this.signer = signer;
        this.transfer = transfer;
    }

    @Override
    public boolean isReady() {
        if (!ready) {
            try {
                nodes.requireChain();
                signer.address();
                ready = true;
            } catch (RpcFailure | Signer.Trouble e) {
                LOG.warn("Payouts wait: {}", e.getMessage());
            }
        }
        return ready;
    }

    @Override
    public String mint() {
        return transfer.mint();
    }

    @Override
    public Signing sign(Payment payment) {
        return signAll(List.of(payment)).get(0);
    }

    /** Everybody is looked up, and signed for, together; one blockhash serves all. */
    @Override
    public List<Signing> signAll(List<Payment> payments) {
        try {
            String payer = signer.address();
            List<@Nullable Signing> answers = obstacles(payments, payer);
            List<Integer> free = IntStream.range(0, payments.size())
                    .filter(i -> answers.get(i) == null)
                    .boxed()
                    .toList();
            List<Signing> signed = signed(free.stream().map(payments::get).toList(), payer);
            for (int i = 0; i < free.size(); i++) {
                answers.set(free.get(i), signed.get(i));
            }
            return answers.stream().map(Objects::requireNonNull).toList();
        } catch (RpcFailure e) {
            return Collections.nCopies(payments.size(), new Signing.NotNow("the Solana node: " + e.getMessage()));
        } catch (Signer.Trouble e) {
            return Collections.nCopies(payments.size(), new Signing.NotNow(String.valueOf(e.getMessage())));
        }
    }

    /** Why each of the payments cannot be signed; null where nothing is in the way. */
    private List<@Nullable Signing> obstacles(List<Payment> payments, String payer) {
        List<Payment> wellFormed = payments.stream()
                .filter(payment -> isSomebody(payment.wallet(), payer))
                .toList();
        List<JsonNode> found =
                nodes.accounts(wellFormed.stream().map(Payment::wallet).toList());
        Map<UUID, JsonNode> accounts = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            accounts.put(wellFormed.get(i).payoutId(), found.get(i));
        }
        Transfer.@Nullable Purse purse = wellFormed.isEmpty() ? null : transfer.purse(nodes, payer);
        List<@Nullable Signing> obstacles = new ArrayList<>();
        for (Payment payment : payments) {
            JsonNode account = accounts.get(payment.payoutId());
            obstacles.add(
                    account == null || purse == null
                            ? new Signing.Unpayable(NOBODY)
                            : obstacle(payment, account, purse));
        }
        return obstacles;
    }

    private @Nullable Signing obstacle(Payment payment, JsonNode account, Transfer.Purse purse) {
        Optional<String> never = obstacle(payment, account, transfer);
        if (never.isPresent()) {
            return new Signing.Unpayable(never.get());
        }
        return purse.take(payment.units()).map(Signing.NotNow::new).orElse(null);
    }

    /** Why a recipient can never be paid so. */
    static Optional<String> obstacle(Endpoints nodes, String payer, Payment payment, Transfer transfer) {
        return isSomebody(payment.wallet(), payer)
                ? obstacle(payment, nodes.accounts(List.of(payment.wallet())).get(0), transfer)
                : Optional.of(NOBODY);
    }

    private static boolean isSomebody(String wallet, String payer) {
        return WalletAddress.parse(wallet).isPresent() && !wallet.equals(payer);
    }

    private static Optional<String> obstacle(Payment payment, JsonNode account, Transfer transfer) {
        return isWallet(account)
                ? transfer.tooSmall(account, payment.units()).map(why -> AMOUNT + why)
                : Optional.of(ADDRESS + "is a program's account (a mint or a token account), not a wallet");
    }

    /** A wallet may not exist yet, but if it does it belongs to the system program and holds no data. */
    private static boolean isWallet(JsonNode account) {
        return account.isNull()
                || (account.path("owner").asString("").equals(Programs.SYSTEM)
                        && account.path("data").path(0).asString("").isEmpty());
    }

    private List<Signing> signed(List<Payment> payments, String payer) {
        if (payments.isEmpty()) {
            return List.of();
        }
        Endpoints.Blockhash latest = nodes.blockhash();
        if (latest.equals(Endpoints.Blockhash.NONE)) {
            return Collections.nCopies(
                    payments.size(), new Signing.NotNow("the Solana nodes gave no blockhash that they agree on"));
        }
        List<byte[]> messages = payments.stream()
                .map(payment -> WireMessage.compile(
                        payer,
                        latest.hash(),
                        transfer.instructions(payer, payment.wallet(), payment.units(), payment.memo())))
                .toList();
        List<Signer.Signature> signatures = signer.signAll(messages);
        List<Signing> signed = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            signed.add(signed(messages.get(i), signatures.get(i), latest));
        }
        return signed;
    }

    private static Signing signed(byte[] message, Signer.Signature signature, Endpoints.Blockhash latest) {
        return signature.trouble().isEmpty()
                ? new Signing.Signed(new SignedPayment(
                        Base58.encode(signature.bytes()),
                        WireMessage.transaction(message, signature.bytes()),
                        latest.hash(),
                        latest.lastValidBlockHeight(),
                        latest.slot()))
                : new Signing.NotNow(signature.trouble());
    }

    @Override
    public String send(SignedPayment signed) {
        return sendAll(List.of(signed)).get(0);
    }

    @Override
    public List<String> sendAll(List<SignedPayment> signed) {
        return nodes.sendAll(signed);
    }

    @Override
    public Fate prove(Payment payment, SignedPayment signed) {
        return proveAll(List.of(new Sent(payment, signed))).get(0);
    }

    @Override
    public List<Fate> proveAll(List<Sent> sent) {
        List<String> signatures =
                sent.stream().map(one -> one.signed().signature()).toList();
        ProvePayment proof = new ProvePayment(
                nodes.nodes().stream().map(node -> node.glance(signatures)).toList());
        return sent.stream().map(one -> fate(proof, one)).toList();
    }

    private Fate fate(ProvePayment proof, Sent sent) {
        Payment payment = sent.payment();
        Fate fate = proof.of(new Sought(
                sent.signed().signature(),
                payment.name(),
                payment.wallet(),
                transfer instanceof UsdcTransfer,
                sent.signed().lastValidBlockHeight(),
                sent.signed().contextSlot()));
        return fate instanceof Fate.Landed landed
                ? new Fate.Landed(
                        landed.slot(),
                        landed.blockTime(),
                        landed.feeLamports(),
                        transfer.rent(landed.rentLamports(), payment.units()))
                : fate;
    }
}
