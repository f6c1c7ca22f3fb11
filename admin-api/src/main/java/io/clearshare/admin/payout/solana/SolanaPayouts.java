package io.clearshare.admin.payout.solana;

import io.clearshare.admin.payout.AddressLookup;
import io.clearshare.admin.payout.ChainTransactions;
import io.clearshare.admin.payout.EscrowRail;
import io.clearshare.admin.payout.PaymentHistory;
import io.clearshare.admin.payout.PayoutRail;
import io.clearshare.admin.payout.RailByCurrency;
import io.clearshare.admin.settings.EscrowSettings;
import io.clearshare.admin.settings.Settings;
import io.clearshare.domain.solana.Base58;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Sets up the rails where there is a key to sign with; without one, balances grow and nothing is paid. */
@Configuration(proxyBeanMethods = false)
@Conditional(TreasuryConfigured.class)
class SolanaPayouts {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Somebody waits for the answer. */
    private static final Duration LOOK_UP_PATIENCE = Duration.ofSeconds(3);

    @Bean
    Endpoints solanaEndpoints(Settings settings) {
        Settings.Solana solana = settings.solana();
        if (solana.genesisHash().isEmpty()) {
            throw new IllegalStateException("CLEARSHARE_SOLANA_GENESIS_HASH must name the chain that payouts go to");
        }
        return endpoints(solana, PATIENCE);
    }

    private static Endpoints endpoints(Settings.Solana solana, Duration patience) {
        String mint = address(solana.usdcMint(), "CLEARSHARE_SOLANA_USDC_MINT");
        return new Endpoints(solana.rpc().stream()
                .map(rpc -> new SolanaNode(new SolanaRpc(rpc, patience), mint, solana.genesisHash()))
                .toList());
    }

    @Bean
    Signer payoutSigner(Settings settings) {
        Settings.Solana solana = settings.solana();
        Path keyfile = solana.treasuryKeyfile();
        Path socket = solana.signerSocket();
        if (keyfile != null && socket != null) {
            throw new IllegalStateException(
                    "Set CLEARSHARE_SOLANA_TREASURY_KEYFILE or CLEARSHARE_SIGNER_SOCKET, not both:"
                            + " where another process signs, this one holds no key");
        }
        if (socket == null) {
            return FileSigner.read(Objects.requireNonNull(keyfile));
        }
        Path secret = solana.signerSecretFile();
        if (secret == null) {
            throw new IllegalStateException("CLEARSHARE_SIGNER_SECRET_FILE must name the file that both sides read");
        }
        return new RemoteSigner(socket, secret, PATIENCE);
    }

    @Bean
    UsdcTransfer usdcTransfer(Settings settings, EscrowSettings escrow) {
        Settings.Solana solana = settings.solana();
        String treasury = solana.treasury().isEmpty() ? "" : address(solana.treasury(), "CLEARSHARE_SOLANA_TREASURY");
        return new UsdcTransfer(treasury, address(solana.usdcMint(), "CLEARSHARE_SOLANA_USDC_MINT"), escrow.multisig());
    }

    /**
     * The rails, after their chain was checked as far as the nodes answer.
     *
     * @throws IllegalStateException when a node is on another chain than the configured one
     */
    @Bean
    PayoutRail payoutRail(Endpoints nodes, Signer signer, UsdcTransfer usdc) {
        PayoutRail rail = new RailByCurrency(
                new SolanaRail(nodes, signer, usdc), new SolanaRail(nodes, signer, new SolTransfer()));
        boolean ready = rail.isReady();
        LoggerFactory.getLogger(SolanaPayouts.class).info("Payouts are {}", ready ? "ready" : "not ready yet");
        return rail;
    }

    /** The escrow, where its signers are configured. */
    @Bean
    @Conditional(EscrowConfigured.class)
    EscrowRail escrowRail(EscrowSettings escrow, Endpoints nodes, Signer signer, UsdcTransfer usdc) {
        List<Signer> members = new ArrayList<>();
        for (int i = 0; i < escrow.signers().size(); i++) {
            members.add(new RemoteSigner(
                    escrow.signers().get(i), escrow.secretFiles().get(i), PATIENCE));
        }
        List<String> nonces = escrow.nonces().stream()
                .map(nonce -> address(nonce, "CLEARSHARE_ESCROW_NONCES"))
                .toList();
        String multisig = address(escrow.multisig(), "CLEARSHARE_ESCROW_MULTISIG");
        return new SolanaEscrow(nodes, signer, members, usdc, multisig, nonces);
    }

    @Bean
    PaymentHistory paymentHistory(Settings settings, EscrowSettings escrow, Endpoints nodes, Signer signer) {
        Settings.Solana solana = settings.solana();
        solana.formerSigners().stream()
                .flatMap(entry -> Stream.of(entry.split(":", 2)))
                .forEach(address -> address(address, "CLEARSHARE_SOLANA_FORMER_SIGNERS"));
        return new ReadPayments(
                nodes,
                signer,
                solana.treasury(),
                solana.usdcMint(),
                solana.formerSigners(),
                escrow.multisig().isEmpty() ? null : escrow);
    }

    @Bean
    AddressLookup addressLookup(Settings settings, Signer signer) {
        Settings.Solana solana = settings.solana();
        return new LookUpAddress(endpoints(solana, LOOK_UP_PATIENCE), signer, solana.treasury());
    }

    @Bean
    ChainTransactions chainTransactions(Settings settings) {
        return new RelayTransactions(endpoints(settings.solana(), LOOK_UP_PATIENCE));
    }

    private static String address(String text, String setting) {
        try {
            Base58.address(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(setting + " is not an address", e);
        }
    }
}
