package io.clearshare.signer;

import io.clearshare.domain.signing.SpendCaps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Starts the signer, or lets the treasury's owner set the signer's allowance. */
public final class SignerProgram {

    private static final int SECRET_CHARACTERS_MIN = 32;

    private SignerProgram() {}

    public static void main(String[] arguments) {
        String command = arguments.length == 1 ? arguments[0] : "";
        try {
            switch (command) {
                case "serve" -> serve(new Environment(System.getenv()));
                case "allow" -> System.out.println(AllowSigner.run(new Environment(System.getenv())));
                default -> throw new IllegalStateException("Say serve or allow; docs/payouts.md tells their settings");
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
        String treasury = environment.text("SIGNER_TREASURY", key.address());
        String mint = environment.text("SIGNER_USDC_MINT");
        Path journal = environment.path("SIGNER_JOURNAL");
        try (SignPayouts signs = SignPayouts.open(key, treasury, mint, caps(environment), journal, Clock.systemUTC());
                Door door = Door.open(environment.path("SIGNER_SOCKET"), secret, signs)) {
            System.out.println("ready address=" + signs.address());
            door.serve();
        }
    }

    private static SpendCaps caps(Environment environment) {
        return new SpendCaps(
                environment.number("SIGNER_USDC_PAYOUT_MAX_MICROS"),
                environment.number("SIGNER_USDC_DAY_MAX_MICROS"),
                environment.number("SIGNER_SOL_PAYOUT_MAX_LAMPORTS"),
                environment.number("SIGNER_SOL_DAY_MAX_LAMPORTS"),
                environment.number("SIGNER_COST_DAY_MAX_LAMPORTS"));
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
