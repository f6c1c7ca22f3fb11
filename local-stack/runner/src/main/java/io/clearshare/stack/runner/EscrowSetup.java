package io.clearshare.stack.runner;

import io.clearshare.stack.process.Launch;
import io.clearshare.stack.process.Readiness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The three processes that sign for the escrow, each with a key, a secret and a journal of its own. */
final class EscrowSetup {

    private static final int MEMBERS = 3;
    private static final String NONCES = "4";

    /** One of the three. */
    private record Member(String name, SolanaKey key, Path secret) {}

    private final SignerPrograms programs;
    private final DataDirectory data;
    private final Map<String, String> shared;
    private final List<Member> members = new ArrayList<>();
    private volatile Map<String, String> made = Map.of();

    /** @param shared what every signer is told */
    EscrowSetup(SignerPrograms programs, DataDirectory data, Secrets secrets, Map<String, String> shared)
            throws IOException {
        this.programs = programs;
        this.data = data;
        this.shared = shared;
        for (int i = 1; i <= MEMBERS; i++) {
            String name = "escrow-" + i;
            Path secret = data.path(name + ".secret");
            String word = secrets.word(name) + secrets.word(name + ".more");
            PrivateFile.write(secret, word.getBytes(StandardCharsets.UTF_8));
            members.add(new Member(name, SolanaKey.in(data.path(name + ".json")), secret));
        }
    }

    /** Makes multisig, vault and nonces, or finds them made. */
    void make(Map<String, String> ownersSettings) throws IOException, InterruptedException {
        Map<String, String> environment = new TreeMap<>(ownersSettings);
        environment.put(
                "SIGNER_ESCROW_MEMBERS",
                String.join(
                        ",",
                        members.stream().map(member -> member.key().address()).toList()));
        environment.put("SIGNER_ESCROW_NONCE_COUNT", NONCES);
        Map<String, String> said = new TreeMap<>();
        programs.run("escrow", "escrow", environment).lines().forEach(line -> {
            int equals = line.indexOf('=');
            said.put(line.substring(0, equals), line.substring(equals + 1));
        });
        made = Map.copyOf(said);
    }

    /** Owner of the vault. */
    String multisig() {
        return Objects.requireNonNull(made.get("SIGNER_ESCROW_MULTISIG"), "the escrow is not made yet");
    }

    List<Part> parts() {
        return members.stream()
                .map(member -> Part.of(member.name(), () -> launch(member)))
                .toList();
    }

    private Launch launch(Member member) throws IOException {
        Map<String, String> environment = new TreeMap<>(shared);
        environment.putAll(made);
        environment.putAll(Map.of(
                "SIGNER_ROLE",
                "escrow",
                "SIGNER_KEYFILE",
                member.key().file().toString(),
                "SIGNER_SECRET_FILE",
                member.secret().toString(),
                "SIGNER_JOURNAL",
                data.path(member.name() + ".journal").toString(),
                "SIGNER_SOCKET",
                programs.socket(member.name()).toString(),
                "SIGNER_USDC_PAYOUT_MAX_MICROS",
                "20000000000",
                "SIGNER_USDC_DAY_MAX_MICROS",
                "50000000000"));
        return Launch.of(
                member.name(),
                programs.command("serve"),
                environment,
                data.log(member.name()),
                Readiness.line("ready address="));
    }

    /** So that the treasury's signer knows the vault and how much may go into it. */
    Map<String, String> forTreasurySigner() {
        Map<String, String> environment = new TreeMap<>(made);
        environment.put("SIGNER_ESCROW_PAYOUT_MAX_MICROS", "20000000000");
        environment.put("SIGNER_ESCROW_DAY_MAX_MICROS", "50000000000");
        return environment;
    }

    Map<String, String> forApi() throws IOException {
        List<String> sockets = new ArrayList<>();
        for (Member member : members) {
            sockets.add(programs.socket(member.name()).toString());
        }
        return Map.of(
                "CLEARSHARE_ESCROW_MULTISIG",
                multisig(),
                "CLEARSHARE_ESCROW_NONCES",
                Objects.requireNonNull(made.get("SIGNER_ESCROW_NONCES")),
                "CLEARSHARE_ESCROW_SIGNERS",
                String.join(",", sockets),
                "CLEARSHARE_ESCROW_SECRET_FILES",
                String.join(
                        ",",
                        members.stream()
                                .map(member -> member.secret().toString())
                                .toList()),
                "CLEARSHARE_ESCROW_BAND",
                "escrow");
    }
}
