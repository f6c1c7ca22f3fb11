package io.clearshare.signer;

import io.clearshare.domain.signing.EscrowWindow;
import io.clearshare.domain.signing.ReadEscrow;
import io.clearshare.domain.signing.ReadTransfer;
import io.clearshare.domain.signing.SpendCaps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Starts a signer, or lets the treasury's owner set the signer's allowance or make the escrow. */
public final class SignerProgram {

    private static final int SECRET_CHARACTERS_MIN = 32;

    private SignerProgram() {}

    public static void main(String[] arguments) {
        String command = arguments.length == 1 ? arguments[0] : "";
        try {
            switch (command) {
                case "serve" -> serve(new Environment(System.getenv()));
                case "allow" -> System.out.println(AllowSigner.run(new Environment(System.getenv())));
                case "escrow" -> System.out.println(MakeEscrow.run(new Environment(System.getenv())));
                default ->
                    throw new IllegalStateException("Say serve, allow or escrow; docs/payouts.md tells their settings");
            }
        } catch (IOException | RuntimeException e) {
            System.err.println("The signer stops: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void serve(Environment environment) throws IOException {
        KeyFile key = KeyFile.read(environment.path("SIGNER_KEYFILE"));
        Path secretFile = environment.path("SIGNER_SECRET_FILE");
        KeyFile.requireOwnerOnly(secretFile);
        String secret = Files.readString(secretFile, StandardCharsets.UTF_8).strip();
        if (secret.length() < SECRET_CHARACTERS_MIN || secret.contains(" ")) {
            throw new IllegalStateException("The shared secret needs at least 32 characters and no blanks");
        }
        Path journal = environment.path("SIGNER_JOURNAL");
        try (SignPayouts<?> signs = SignPayouts.open(key, rules(environment, key), journal, Clock.systemUTC());
                Door door = Door.open(environment.path("SIGNER_SOCKET"), secret, signs)) {
            System.out.println("ready address=" + signs.address());
            door.serve();
        }
    }

    private static SigningRules<?> rules(Environment environment, KeyFile key) {
        String role = environment.text("SIGNER_ROLE", "treasury");
        return switch (role) {
            case "treasury" -> treasury(environment, key.address());
            case "escrow" -> escrow(environment, key.address());
            default -> throw new IllegalStateException("SIGNER_ROLE is treasury or escrow, not " + role);
        };
    }

    private static SigningRules<?> treasury(Environment environment, String address) {
        String treasury = environment.text("SIGNER_TREASURY", address);
        String mint = environment.text("SIGNER_USDC_MINT");
        boolean hasEscrow = !environment.text("SIGNER_ESCROW_MULTISIG", "").isEmpty();
        return new TreasuryRules(
                new ReadTransfer(address, treasury, mint),
                hasEscrow ? moves(environment, address, treasury) : null,
                new SpendCaps(
                        environment.number("SIGNER_USDC_PAYOUT_MAX_MICROS"),
                        environment.number("SIGNER_USDC_DAY_MAX_MICROS"),
                        environment.number("SIGNER_SOL_PAYOUT_MAX_LAMPORTS"),
                        environment.number("SIGNER_SOL_DAY_MAX_LAMPORTS"),
                        environment.number("SIGNER_COST_DAY_MAX_LAMPORTS"),
                        hasEscrow ? environment.number("SIGNER_ESCROW_PAYOUT_MAX_MICROS") : 0,
                        hasEscrow ? environment.number("SIGNER_ESCROW_DAY_MAX_MICROS") : 0));
    }

    private static SigningRules<?> escrow(Environment environment, String address) {
        return new EscrowRules(
                address,
                moves(environment, environment.text("SIGNER_PAYER"), environment.text("SIGNER_TREASURY")),
                new EscrowWindow(
                        environment.number("SIGNER_USDC_PAYOUT_MAX_MICROS"),
                        environment.number("SIGNER_USDC_DAY_MAX_MICROS")));
    }

    private static ReadEscrow moves(Environment environment, String payer, String treasury) {
        return new ReadEscrow(
                payer,
                treasury,
                environment.text("SIGNER_USDC_MINT"),
                environment.text("SIGNER_ESCROW_MULTISIG"),
                Set.copyOf(environment.list("SIGNER_ESCROW_NONCES")));
    }

    /** Settings by their names; a missing one stops the start. */
    record Environment(Map<String, String> values) {

        String text(String name) {
            String value = values.getOrDefault(name, "").strip();
            if (value.isEmpty()) {
                throw new IllegalStateException(name + " is not set");
            }
            return value;
        }

        String text(String name, String otherwise) {
            String value = values.getOrDefault(name, "").strip();
            return value.isEmpty() ? otherwise : value;
        }

        /** Separated by commas. */
        List<String> list(String name) {
            return Stream.of(text(name).split(",")).map(String::strip).toList();
        }

        Path path(String name) {
            return Path.of(text(name));
        }

        long number(String name) {
            try {
                return Long.parseLong(text(name));
            } catch (NumberFormatException e) {
                throw new IllegalStateException(name + " is no whole number", e);
            }
        }
    }
}
