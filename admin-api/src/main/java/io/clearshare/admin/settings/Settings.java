package io.clearshare.admin.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Every setting of the API; defaults stand in {@code application.yaml}, beside the names of their environment variables.
 *
 * @param publicUrl    the address influencers' links start with
 * @param landingUrl   where a tracked link leads, unless it names a page below it
 * @param data         directory of the spool and of other files of this process
 * @param linkSecret   key of the signatures on click ids, magic links and pseudonyms
 * @param bootstrapFile JSON file with the first API keys and staff members, or null
 * @param spoolBytesMax size from which on the spool refuses further events
 * @param mailFrom     sender of the programme's mails
 */
@ConfigurationProperties("clearshare")
public record Settings(
        URI publicUrl,
        URI landingUrl,
        Path data,
        String linkSecret,
        @Nullable Path bootstrapFile,
        String mailFrom,
        long spoolBytesMax,
        Kafka kafka,
        Clickhouse clickhouse,
        Solana solana,
        SolPrice solPrice,
        Programme programme,
        Payouts payouts) {

    public Settings {
        if (linkSecret.length() < 32) {
            throw new IllegalArgumentException("CLEARSHARE_LINK_SECRET needs at least 32 characters");
        }
    }

    /** The broker. */
    public record Kafka(String bootstrap) {}

    /** The warehouse, over HTTP. */
    public record Clickhouse(URI url, String user, String password, String database) {}

    /**
     * The chain that payouts go to.
     *
     * @param genesisHash the only chain this process may pay on
     * @param rpc              nodes, the preferred one first
     * @param treasury         owner of the USDC that is paid from; empty when the signing key is the owner
     * @param treasuryKeyfile  secret key in the format of the Solana tools, or null where this process holds none
     * @param signerSocket     where the process that signs is spoken to, or null
     * @param signerSecretFile the secret shared with it
     * @param formerSigners    keys that paid before, whose payments are still looked for; {@code address:owner} where the
     *     owner of the USDC was another, too
     */
    public record Solana(
            List<URI> rpc,
            String genesisHash,
            String usdcMint,
            String treasury,
            @Nullable Path treasuryKeyfile,
            @Nullable Path signerSocket,
            @Nullable Path signerSecretFile,
            List<String> formerSigners) {

        public Solana {
            formerSigners =
                    formerSigners.stream().filter(entry -> !entry.isBlank()).toList();
            if (rpc.isEmpty()) {
                throw new IllegalArgumentException("CLEARSHARE_SOLANA_RPC names no node");
            }
        }
    }

    /**
     * Where the price of SOL comes from.
     *
     * @param url                  a service in the form of Pyth's Hermes, or null
     * @param secondUrl            another one that has to agree, or null
     * @param feed                 the id of SOL/USD there
     * @param localMicros          a fixed price in micro-USD where there is no service; 0 for none
     * @param toleranceBasisPoints how far the price may move before a payout is made anew
     */
    public record SolPrice(
            @Nullable URI url, @Nullable URI secondUrl, String feed, long localMicros, int toleranceBasisPoints) {
        public SolPrice {
            requireNotNegative(localMicros, "CLEARSHARE_SOL_PRICE_LOCAL_MICROS");
            requireNotNegative(toleranceBasisPoints, "CLEARSHARE_SOL_PRICE_TOLERANCE_BASIS_POINTS");
        }
    }

    /** Terms of the programme that the operator sets; a change becomes a new version of the programme's entries. */
    public record Programme(
            Duration hold, long activationThresholdMicros, long bountyMicros, int rebateBasisPoints, RulesMode rules) {

        public Programme {
            requireNotNegative(activationThresholdMicros, "CLEARSHARE_ACTIVATION_THRESHOLD_MICROS");
            requireNotNegative(bountyMicros, "CLEARSHARE_BOUNTY_MICROS");
            if (rebateBasisPoints < 0 || rebateBasisPoints > 10_000) {
                throw new IllegalArgumentException("CLEARSHARE_REBATE_BASIS_POINTS is not between 0 and 10000");
            }
            if (hold.isNegative()) {
                throw new IllegalArgumentException("CLEARSHARE_HOLD is negative");
            }
        }
    }

    /**
     * Limits of paying out.
     *
     * @param closeMicros from which balance the monthly close pays; 0: there is no close
     */
    public record Payouts(long thresholdMicros, long closeMicros, long autoLimitMicros) {

        public Payouts {
            requireNotNegative(thresholdMicros, "CLEARSHARE_PAYOUT_THRESHOLD_MICROS");
            requireNotNegative(closeMicros, "CLEARSHARE_PAYOUT_CLOSE_MICROS");
            requireNotNegative(autoLimitMicros, "CLEARSHARE_AUTO_PAYOUT_LIMIT_MICROS");
        }
    }

    /** How all fraud rules start. */
    public enum RulesMode {
        LIVE,
        SHADOW,
        OFF;

        /** The name in a programme entry. */
        public String entryName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static void requireNotNegative(long micros, String name) {
        if (micros < 0) {
            throw new IllegalArgumentException(name + " is negative");
        }
    }
}
