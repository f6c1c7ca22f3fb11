package io.clearshare.admin.payout.solana;

import io.clearshare.admin.payout.AddressLookup;
import io.clearshare.admin.payout.PayoutRail;
import io.clearshare.admin.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.utils.Base58;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Sets up the rail where a treasury key is configured; without one, balances grow and nothing is paid. */
@Configuration(proxyBeanMethods = false)
@Conditional(TreasuryConfigured.class)
class SolanaPayouts {

    private static final Logger LOG = LoggerFactory.getLogger(SolanaPayouts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Somebody waits for the answer. */
    private static final Duration LOOK_UP_PATIENCE = Duration.ofSeconds(3);

    /**
     * The rail, after its chain was checked as far as the node answers.
     *
     * @throws IllegalStateException when the node is on another chain than the configured one
     */
    @Bean
    PayoutRail solanaRail(Settings settings) {
        Settings.Solana solana = settings.solana();
        Path keyfile = solana.treasuryKeyfile();
        if (keyfile == null || solana.genesisHash().isEmpty()) {
            throw new IllegalStateException("CLEARSHARE_SOLANA_GENESIS_HASH must name the chain that payouts go to");
        }
        SolanaRail rail = new SolanaRail(
                new SolanaRpc(solana.rpc(), PATIENCE), Treasury.read(keyfile), mint(solana), solana.genesisHash());
        try {
            rail.requireChain();
        } catch (RpcFailure e) {
            LOG.warn("The Solana node does not answer yet: {}", e.getMessage());
        }
        return rail;
    }

    @Bean
    AddressLookup addressLookup(Settings settings) {
        Path keyfile = Objects.requireNonNull(settings.solana().treasuryKeyfile());
        return new LookUpAddress(
                new SolanaRpc(settings.solana().rpc(), LOOK_UP_PATIENCE),
                Treasury.read(keyfile).address().toBase58());
    }

    private static PublicKey mint(Settings.Solana solana) {
        byte[] bytes = Base58.decode(solana.usdcMint());
        if (bytes.length != PublicKey.PUBLIC_KEY_LENGTH) {
            throw new IllegalStateException("CLEARSHARE_SOLANA_USDC_MINT is not an address");
        }
        return new PublicKey(bytes);
    }
}
