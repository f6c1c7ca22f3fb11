package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.admin.payout.AddressLookup;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells wallets from mints, token accounts, programs and the treasury by what the chain holds at an address. */
final class LookUpAddress implements AddressLookup {

    private static final String SYSTEM_PROGRAM = "11111111111111111111111111111111";
    private static final Set<String> TOKEN_PROGRAMS =
            Set.of("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");
    private static final int MINT_BYTES = 82;

    private final Endpoints nodes;
    private final Signer signer;
    private final String treasury;

    /** {@code treasury} is the owner of what a signer with an allowance pays from, or {@code ""}. */
    LookUpAddress(Endpoints nodes, Signer signer, String treasury) {
        this.nodes = nodes;
        this.signer = signer;
        this.treasury = treasury;
    }

    @Override
    public Optional<String> obstacle(String wallet) {
        try {
            if (wallet.equals(treasury) || wallet.equals(signer.address())) {
                return Optional.of("is the treasury that payouts come from");
            }
            return ofAccount(
                    nodes.call("getAccountInfo", wallet, options("encoding", "base64", "commitment", "confirmed"))
                            .path("value"));
        } catch (RpcFailure | Signer.Trouble e) {
            throw new Unanswered(e);
        }
    }

    /** A wallet may not exist yet, but if it does it belongs to the system program and holds no data. */
    private static Optional<String> ofAccount(JsonNode account) {
        if (account.isNull()) {
            return Optional.empty();
        }
        String owner = account.path("owner").asString("");
        int bytes = Base64.getDecoder().decode(account.path("data").path(0).asString("")).length;
        if (account.path("executable").asBoolean(false)) {
            return Optional.of("is a program");
        }
        if (TOKEN_PROGRAMS.contains(owner)) {
            return Optional.of(
                    bytes == MINT_BYTES
                            ? "is a token's mint"
                            : "is a token account; give the address of the wallet that it belongs to");
        }
        return owner.equals(SYSTEM_PROGRAM) && bytes == 0
                ? Optional.empty()
                : Optional.of("is an account of a program, not a wallet");
    }
}
