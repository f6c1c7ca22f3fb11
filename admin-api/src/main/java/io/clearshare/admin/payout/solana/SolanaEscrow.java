package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.admin.payout.EscrowRail;
import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.domain.payout.ChainView;
import io.clearshare.domain.payout.ChainView.Nonce;
import io.clearshare.domain.payout.ChainView.NonceValue;
import io.clearshare.domain.payout.ChainView.Sought;
import io.clearshare.domain.payout.Fate;
import io.clearshare.domain.payout.ProvePayment;
import io.clearshare.domain.signing.EscrowMemo;
import io.clearshare.domain.signing.EscrowMemo.Purpose;
import io.clearshare.domain.signing.EscrowMove.Kind;
import io.clearshare.domain.solana.Base58;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.Programs;
import io.clearshare.domain.solana.WireMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves USDC into the token account of a 2-of-3 multisig and out of it; see {@link EscrowRail}. */
final class SolanaEscrow implements EscrowRail {

    /** Base fee of three signatures and the price of the compute units. */
    static final long FEE_LAMPORTS_MAX = Transfer.FEE_LAMPORTS_MAX + 2 * 5_000;

    /** Which two sign; where one is missing the next pair is asked. */
    private static final int[][] PAIRS = {{0, 1}, {0, 2}, {1, 2}};

    private final Endpoints nodes;
    private final Signer payer;
    private final List<Signer> members;
    private final UsdcTransfer usdc;
    private final String multisig;
    private final List<String> nonces;
    private final ProvePayment proof;

    /**
     * @param payer   the treasury's signer
     * @param members the three signers of the multisig
     */
    SolanaEscrow(
            Endpoints nodes,
            Signer payer,
            List<Signer> members,
            UsdcTransfer usdc,
            String multisig,
            List<String> nonces) {
        this.nodes = nodes;
        this.payer = payer;
        this.members = List.copyOf(members);
        this.usdc = usdc;
        this.multisig = multisig;
        this.nonces = List.copyOf(nonces);
        this.proof = new ProvePayment(nodes.nodes());
    }

    @Override
    public String multisig() {
        return multisig;
    }

    @Override
    public List<String> nonces() {
        return nonces;
    }

    @Override
    public Signing sign(Kind kind, Payment payment, String nonceAccount) {
        try {
            String address = payer.address();
            Optional<String> unpayable =
                    kind == Kind.RELEASE ? SolanaRail.obstacle(nodes, address, payment, usdc) : Optional.empty();
            if (unpayable.isPresent()) {
                return new Signing.Unpayable(unpayable.get());
            }
            Optional<String> obstacle = obstacle(kind, payment, address);
            if (obstacle.isPresent()) {
                return new Signing.NotNow(obstacle.get());
            }
            return kind == Kind.FUND ? fund(payment, address) : onNonce(kind, payment, nonceAccount, address);
        } catch (RpcFailure | ChainView.Silent e) {
            return new Signing.NotNow("the Solana node: " + e.getMessage());
        } catch (Signer.Trouble e) {
            return new Signing.NotNow(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> obstacle(Kind kind, Payment payment, String address) {
        return switch (kind) {
            case FUND ->
                moved(kind, payment).or(() -> usdc.purse(nodes, address).take(payment.units()));
            case REFUND -> moved(kind, payment).or(() -> vaultShortage(payment));
            case RELEASE -> vaultShortage(payment);
            case CANCEL -> Optional.empty();
        };
    }

    /** What books restored from a backup do not know yet must not be done a second time. */
    private Optional<String> moved(Kind kind, Payment payment) {
        Sought sought = sought(kind, payment, "", Long.MAX_VALUE, 0, Nonce.NONE);
        return nodes.nodes().stream()
                .flatMap(node -> node.paidUnder(sought, node.finalisedTip().slot()).stream())
                .findFirst()
                .map(signature -> "the chain has " + signature + " of which the books do not know yet");
    }

    private Optional<String> vaultShortage(Payment payment) {
        long held = Long.parseLong(nodes.call("getTokenAccountBalance", vault(), options("commitment", "confirmed"))
                .path("value")
                .path("amount")
                .asString("0"));
        return held < payment.units()
                ? Optional.of("the escrow's vault holds less than this payout")
                : Optional.empty();
    }

    private Signing fund(Payment payment, String address) {
        Endpoints.Blockhash latest = nodes.blockhash();
        if (latest.equals(Endpoints.Blockhash.NONE)) {
            return new Signing.NotNow("the Solana nodes gave no blockhash that they agree on");
        }
        String owner = usdc.owner(address);
        byte[] message = WireMessage.compile(
                address,
                latest.hash(),
                List.of(
                        Programs.computeUnitLimit(Transfer.COMPUTE_UNITS_MAX),
                        Programs.computeUnitPrice(Transfer.COMPUTE_PRICE_MICROLAMPORTS),
                        memo(Purpose.FUND, payment),
                        Programs.transferTokens(
                                ProgramAddress.tokenAccount(owner, usdc.mint()),
                                usdc.mint(),
                                vault(),
                                address,
                                payment.units(),
                                mention(owner, address))));
        byte[] signature = payer.sign(message);
        return new Signing.Signed(new SignedPayment(
                Base58.encode(signature),
                WireMessage.transaction(message, signature),
                latest.hash(),
                latest.lastValidBlockHeight(),
                latest.slot()));
    }

    private Signing onNonce(Kind kind, Payment payment, String nonceAccount, String address) {
        NonceValue nonce = finalised(nonceAccount);
        if (kind == Kind.CANCEL) {
            byte[] message = message(kind, payment, nonceAccount, nonce, address, List.of());
            return signed(message, List.of(payer.sign(message)), nonceAccount, nonce);
        }
        Signer.Trouble trouble = null;
        for (int[] pair : PAIRS) {
            Signer one = members.get(pair[0]);
            Signer other = members.get(pair[1]);
            try {
                byte[] message =
                        message(kind, payment, nonceAccount, nonce, address, List.of(one.address(), other.address()));
                List<byte[]> two = List.of(one.sign(message), other.sign(message));
                return signed(message, List.of(payer.sign(message), two.get(0), two.get(1)), nonceAccount, nonce);
            } catch (Signer.Trouble e) {
                trouble = e;
            }
        }
        return new Signing.NotNow("two of the escrow's three signers have to sign: "
                + (trouble == null ? "none is there" : trouble.getMessage()));
    }

    /** Every node must have the same value, or what is signed might live by one that a fork takes back. */
    private NonceValue finalised(String nonceAccount) {
        @Nullable NonceValue found = null;
        for (SolanaNode node : nodes.nodes()) {
            NonceValue value = node.nonce(nonceAccount);
            if (found != null && !found.value().equals(value.value())) {
                throw new ChainView.Silent("the nodes do not agree on the nonce " + nonceAccount, null);
            }
            found = value;
        }
        if (found == null) {
            throw new ChainView.Silent("no node is configured", null);
        }
        return found;
    }

    /** The two come after the payer and before all that does not sign, in the order in which the transfer names them. */
    private byte[] message(
            Kind kind, Payment payment, String nonceAccount, NonceValue nonce, String address, List<String> two) {
        List<Instruction> all = new ArrayList<>(List.of(
                Programs.advanceNonce(nonceAccount, address),
                Programs.computeUnitLimit(Transfer.COMPUTE_UNITS_MAX),
                Programs.computeUnitPrice(Transfer.COMPUTE_PRICE_MICROLAMPORTS)));
        String owner = usdc.owner(address);
        switch (kind) {
            case RELEASE -> {
                all.add(Programs.memo(payment.memo()));
                all.add(Programs.createTokenAccount(address, payment.wallet(), usdc.mint()));
                all.add(out(payment.wallet(), payment, two, owner));
            }
            case REFUND -> {
                all.add(memo(Purpose.REFUND, payment));
                all.add(out(owner, payment, two, owner));
            }
            case CANCEL -> all.add(memo(Purpose.CANCEL, payment));
            case FUND -> throw new IllegalArgumentException("Nothing is funded on a nonce");
        }
        return WireMessage.compile(address, nonce.value(), all);
    }

    private Instruction out(String wallet, Payment payment, List<String> two, String owner) {
        return Programs.transferTokensOfMany(
                vault(),
                usdc.mint(),
                ProgramAddress.tokenAccount(wallet, usdc.mint()),
                multisig,
                two,
                payment.units(),
                List.of(owner));
    }

    private static Instruction memo(Purpose purpose, Payment payment) {
        return Programs.memo(new EscrowMemo(purpose, payment.payoutId().toString(), payment.root()).text());
    }

    /** The owner is named beside others who act for it, so that its own history lists everything. */
    private static List<String> mention(String owner, String address) {
        return owner.equals(address) ? List.of() : List.of(owner);
    }

    private static Signing signed(byte[] message, List<byte[]> signatures, String nonceAccount, NonceValue nonce) {
        return new Signing.Signed(new SignedPayment(
                Base58.encode(signatures.get(0)),
                WireMessage.transaction(message, signatures),
                nonce.value(),
                Long.MAX_VALUE,
                nonce.slot(),
                nonceAccount));
    }

    private String vault() {
        return ProgramAddress.tokenAccount(multisig, usdc.mint());
    }

    @Override
    public String send(SignedPayment signed) {
        return nodes.sendAll(List.of(signed)).get(0);
    }

    @Override
    public Fate prove(Kind kind, Payment payment, SignedPayment signed) {
        Nonce nonce =
                signed.nonceAccount().isEmpty() ? Nonce.NONE : new Nonce(signed.nonceAccount(), signed.blockhash());
        return proof.of(
                sought(kind, payment, signed.signature(), signed.lastValidBlockHeight(), signed.contextSlot(), nonce));
    }

    /** Funding and refund are looked for in the vault's history, a release in the recipient's. */
    private Sought sought(Kind kind, Payment payment, String signature, long lastValid, long contextSlot, Nonce nonce) {
        String id = payment.payoutId().toString();
        String name = switch (kind) {
            case RELEASE -> payment.name();
            case FUND -> Purpose.FUND.name(id);
            case REFUND -> Purpose.REFUND.name(id);
            case CANCEL -> Purpose.CANCEL.name(id);
        };
        String wallet = kind == Kind.RELEASE ? payment.wallet() : multisig;
        return new Sought(signature, name, wallet, true, lastValid, contextSlot, nonce);
    }
}
