package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.admin.payout.PayoutRail;
import io.clearshare.domain.payout.ChainView.Sought;
import io.clearshare.domain.payout.Fate;
import io.clearshare.domain.payout.ProvePayment;
import io.clearshare.domain.solana.Base58;
import io.clearshare.domain.solana.Programs;
import io.clearshare.domain.solana.WireMessage;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Pays one currency on Solana, one payout per transaction. */
final class SolanaRail implements PayoutRail {

    private static final Logger LOG = LoggerFactory.getLogger(SolanaRail.class);

    private final Endpoints nodes;
    private final Signer signer;
    private final Transfer transfer;
    private final ProvePayment proof;
    private volatile boolean ready;

    SolanaRail(Endpoints nodes, Signer signer, Transfer transfer) {
        this.nodes = nodes;
        this.signer = signer;
        this.transfer = transfer;
        this.proof = new ProvePayment(nodes.nodes());
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
        try {
            String payer = signer.address();
            Optional<String> obstacle = obstacle(nodes, payer, payment, transfer);
            if (obstacle.isPresent()) {
                return new Signing.Unpayable(obstacle.get());
            }
            Optional<String> shortage = transfer.shortage(nodes, payer, payment.units());
            return shortage.isPresent() ? new Signing.NotNow(shortage.get()) : signed(payment, payer);
        } catch (RpcFailure e) {
            return new Signing.NotNow("the Solana node: " + e.getMessage());
        } catch (Signer.Trouble e) {
            return new Signing.NotNow(String.valueOf(e.getMessage()));
        }
    }

    /** Why a recipient can never be paid so. */
    static Optional<String> obstacle(Endpoints nodes, String payer, Payment payment, Transfer transfer) {
        if (WalletAddress.parse(payment.wallet()).isEmpty() || payment.wallet().equals(payer)) {
            return Optional.of(ADDRESS + "is not one that somebody can be paid at");
        }
        JsonNode account = nodes.call(
                        "getAccountInfo", payment.wallet(), options("encoding", "base64", "commitment", "confirmed"))
                .path("value");
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

    private Signing signed(Payment payment, String payer) {
        Endpoints.Blockhash latest = nodes.blockhash();
        if (latest.equals(Endpoints.Blockhash.NONE)) {
            return new Signing.NotNow("the Solana nodes gave no blockhash that they agree on");
        }
        byte[] message = WireMessage.compile(
                payer, latest.hash(), transfer.instructions(payer, payment.wallet(), payment.units(), payment.memo()));
        byte[] signature = signer.sign(message);
        return new Signing.Signed(new SignedPayment(
                Base58.encode(signature),
                WireMessage.transaction(message, signature),
                latest.hash(),
                latest.lastValidBlockHeight(),
                latest.slot()));
    }

    @Override
    public String send(SignedPayment signed) {
        return nodes.send(signed.wire(), signed.contextSlot());
    }

    @Override
    public Fate prove(Payment payment, SignedPayment signed) {
        Fate fate = proof.of(new Sought(
                signed.signature(),
                payment.name(),
                payment.wallet(),
                transfer instanceof UsdcTransfer,
                signed.lastValidBlockHeight(),
                signed.contextSlot()));
        return fate instanceof Fate.Landed landed
                ? new Fate.Landed(
                        landed.slot(),
                        landed.blockTime(),
                        landed.feeLamports(),
                        transfer.rent(landed.rentLamports(), payment.units()))
                : fate;
    }
}
