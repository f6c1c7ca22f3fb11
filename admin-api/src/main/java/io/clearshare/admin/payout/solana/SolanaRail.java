package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.admin.payout.PayoutRail;
import java.util.Base64;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Pays USDC on Solana, one payout per transaction. */
final class SolanaRail implements PayoutRail {

    private static final Logger LOG = LoggerFactory.getLogger(SolanaRail.class);
    private static final String SYSTEM_PROGRAM = "11111111111111111111111111111111";

    private final SolanaRpc rpc;
    private final Treasury treasury;
    private final PublicKey mint;
    private final String genesisHash;
    private final ChainProof proof;
    private volatile boolean ready;

    SolanaRail(SolanaRpc rpc, Treasury treasury, PublicKey mint, String genesisHash) {
        this.rpc = rpc;
        this.treasury = treasury;
        this.mint = mint;
        this.genesisHash = genesisHash;
        this.proof = new ChainProof(rpc, mint);
    }

    /**
     * Makes sure that this is the chain payouts may go to.
     *
     * @throws IllegalStateException when it is another one
     */
    void requireChain() {
        String actual = rpc.call("getGenesisHash").asString();
        if (!actual.equals(genesisHash)) {
            ready = false;
            throw new IllegalStateException(
                    "The node is on chain " + actual + ", payouts may only go to " + genesisHash);
        }
        ready = true;
    }

    @Override
    public boolean isReady() {
        if (!ready) {
            try {
                requireChain();
            } catch (RpcFailure e) {
                LOG.warn("Payouts wait for the Solana node: {}", e.getMessage());
            }
        }
        return ready;
    }

    @Override
    public String mint() {
        return mint.toBase58();
    }

    @Override
    public Signing sign(Payment payment) {
        Optional<PublicKey> recipient = WalletAddress.parse(payment.wallet());
        if (recipient.isEmpty() || recipient.get().equals(treasury.address())) {
            return new Signing.Unpayable(ADDRESS + "is not one that somebody can be paid at");
        }
        try {
            Optional<String> obstacle = obstacle(recipient.get());
            if (obstacle.isPresent()) {
                return new Signing.Unpayable(ADDRESS + obstacle.get());
            }
            Optional<String> shortage = shortage(payment.amountMicros());
            return shortage.isPresent() ? new Signing.NotNow(shortage.get()) : signed(payment, recipient.get());
        } catch (RpcFailure e) {
            return new Signing.NotNow("the Solana node: " + e.getMessage());
        }
    }

    /** A wallet may not exist yet, but if it does it belongs to the system program and holds no data. */
    private Optional<String> obstacle(PublicKey recipient) {
        JsonNode account = rpc.call(
                        "getAccountInfo",
                        recipient.toBase58(),
                        options("encoding", "base64", "commitment", "confirmed"))
                .path("value");
        boolean wallet = account.isNull()
                || (account.path("owner").asString("").equals(SYSTEM_PROGRAM)
                        && account.path("data").path(0).asString("").isEmpty());
        return wallet
                ? Optional.empty()
                : Optional.of("is a program's account (a mint or a token account), not a wallet");
    }

    private Optional<String> shortage(long amountMicros) {
        String tokenAccount =
                UsdcTransfer.tokenAccount(treasury.address(), mint).toBase58();
        JsonNode tokens = rpc.call("getTokenAccountBalance", tokenAccount, options("commitment", "confirmed"));
        if (Long.parseLong(tokens.path("value").path("amount").asString("0")) < amountMicros) {
            return Optional.of("the treasury holds less USDC than this payout");
        }
        JsonNode lamports = rpc.call("getBalance", treasury.address().toBase58(), options("commitment", "confirmed"));
        return lamports.path("value").asLong(0) < UsdcTransfer.FEE_LAMPORTS_MAX + UsdcTransfer.RENT_LAMPORTS
                ? Optional.of("the treasury holds too little SOL for network costs")
                : Optional.empty();
    }

    private Signing signed(Payment payment, PublicKey recipient) {
        JsonNode latest = rpc.call("getLatestBlockhash", options("commitment", "confirmed"));
        String blockhash = latest.path("value").path("blockhash").asString("");
        long lastValid = latest.path("value").path("lastValidBlockHeight").asLong(0);
        long slot = latest.path("context").path("slot").asLong(0);
        if (blockhash.isEmpty() || lastValid <= 0 || slot <= 0) {
            return new Signing.NotNow("the Solana node gave no blockhash");
        }
        UsdcTransfer.Signed signed =
                new UsdcTransfer(treasury, mint, recipient, payment.amountMicros(), payment.memo()).sign(blockhash);
        return new Signing.Signed(new SignedPayment(signed.signature(), signed.wire(), blockhash, lastValid, slot));
    }

    @Override
    public String send(SignedPayment signed) {
        try {
            return "accepted as "
                    + rpc.call(
                                    "sendTransaction",
                                    Base64.getEncoder().encodeToString(signed.wire()),
                                    options(
                                            "encoding",
                                            "base64",
                                            "skipPreflight",
                                            false,
                                            "preflightCommitment",
                                            "confirmed",
                                            "minContextSlot",
                                            signed.contextSlot(),
                                            "maxRetries",
                                            0))
                            .asString();
        } catch (RpcFailure e) {
            return e.getMessage() == null ? "failed" : e.getMessage();
        }
    }

    @Override
    public Proof prove(Payment payment, SignedPayment signed) {
        try {
            return proof.of(payment, signed);
        } catch (RpcFailure e) {
            return new Proof.Open(false, "the Solana node: " + e.getMessage());
        }
    }
}
