package io.clearshare.admin.payout.solana;

import io.clearshare.admin.parts.EscrowPart;
import io.clearshare.admin.parts.SignerPart;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.EscrowRail;
import io.clearshare.admin.payout.PaymentHistory;
import io.clearshare.admin.payout.PayoutRail;
import io.clearshare.admin.settings.EscrowSettings;
import io.clearshare.domain.solana.ProgramAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Makes rails to a node of a test. */
public final class Rails {

    private Rails() {}

    public static PayoutRail to(SolanaPart node, Duration patience) {
        return rail(node, patience, node.genesis());
    }

    /** Pays USDC with the node's treasury key, over several addresses. */
    public static PayoutRail over(SolanaPart node, Duration patience, URI... addresses) {
        return usdc(node, endpoints(node, patience, node.genesis(), addresses), FileSigner.read(node.keyfile()), "");
    }

    /** The payments of the node's treasury key. */
    public static PaymentHistory history(SolanaPart node, Duration patience) {
        return new ReadPayments(
                endpoints(node, patience, node.genesis(), node.rpc()),
                FileSigner.read(node.keyfile()),
                "",
                node.mint(),
                List.of(),
                null);
    }

    /** Payments of a signer that is the delegate of the node's treasury. */
    public static PaymentHistory history(SolanaPart node, Duration patience, SignerPart signer) {
        return new ReadPayments(
                endpoints(node, patience, node.genesis(), node.rpc()),
                remote(signer.socket(), signer.secret()),
                node.treasury().getPublicKeyBase58(),
                node.mint(),
                List.of(),
                null);
    }

    /** Pays USDC of the node's treasury by a signer that is its delegate. */
    public static PayoutRail delegated(SolanaPart node, Duration patience, SignerPart signer) {
        return usdc(
                node,
                endpoints(node, patience, node.genesis(), node.rpc()),
                remote(signer.socket(), signer.secret()),
                node.treasury().getPublicKeyBase58());
    }

    static SolanaRail rail(SolanaPart node, Duration patience, String genesis) {
        return usdc(node, endpoints(node, patience, genesis, node.rpc()), FileSigner.read(node.keyfile()), "");
    }

    /** Pays USDC of an owner, which may have made the signer its delegate. */
    static SolanaRail usdc(SolanaPart node, Endpoints nodes, Signer signer, String owner) {
        return new SolanaRail(nodes, signer, new UsdcTransfer(owner, node.mint(), ""));
    }

    static SolanaRail sol(Endpoints nodes, Signer signer) {
        return new SolanaRail(nodes, signer, new SolTransfer());
    }

    static Endpoints endpoints(SolanaPart node, Duration patience, String genesis, URI... addresses) {
        return new Endpoints(Arrays.stream(addresses)
                .map(address -> new SolanaNode(new SolanaRpc(address, patience), node.mint(), genesis))
                .toList());
    }

    /** The rails of a stack with an escrow, whose treasury's signer is a process, too. */
    public record WithEscrow(PayoutRail rail, EscrowRail escrow, PaymentHistory history) {}

    public static WithEscrow withEscrow(SolanaPart node, EscrowPart parts, Duration patience) {
        Endpoints nodes = endpoints(node, patience, node.genesis(), node.rpc());
        String owner = node.treasury().getPublicKeyBase58();
        UsdcTransfer usdc = new UsdcTransfer(owner, node.mint(), parts.multisig());
        Signer payer = remote(parts.treasury().socket(), parts.treasury().secret());
        List<Signer> members = parts.members().stream()
                .map(member -> remote(member.socket(), member.secret()))
                .toList();
        EscrowSettings settings = new EscrowSettings(
                parts.multisig(),
                parts.nonces(),
                parts.members().stream().map(SignerPart::socket).toList(),
                parts.members().stream().map(SignerPart::secret).toList());
        return new WithEscrow(
                new SolanaRail(nodes, payer, usdc),
                new SolanaEscrow(nodes, payer, members, usdc, parts.multisig(), parts.nonces()),
                new ReadPayments(nodes, payer, owner, node.mint(), List.of(), settings));
    }

    static Signer remote(Path socket, Path secret) {
        return new RemoteSigner(socket, secret, Duration.ofSeconds(5));
    }

    /** The account in which an owner holds the node's test USDC. */
    public static String tokenAccount(SolanaPart node, String owner) {
        return ProgramAddress.tokenAccount(owner, node.mint());
    }
}
