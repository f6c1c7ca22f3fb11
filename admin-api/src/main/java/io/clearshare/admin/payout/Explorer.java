package io.clearshare.admin.payout;

import io.clearshare.admin.settings.Settings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where anybody can look a transaction up. */
@Component
public class Explorer {

    private static final String SITE = "https://explorer.solana.com/tx/";

    private final @Nullable String query;

    Explorer(Settings settings) {
        this.query = query(settings.solana());
    }

    /** Null for a chain that no public explorer can reach. */
    public @Nullable String url(@Nullable String signature) {
        return signature == null || query == null ? null : SITE + signature + query;
    }

    private static @Nullable String query(Settings.Solana solana) {
        return switch (solana.genesisHash()) {
            case "5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d" -> "";
            case "EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxkzBoG" -> "?cluster=devnet";
            case "4uhcVJyU9pJkvQyS88uRDiswHXSGkY3zQawwpjk2NsNY" -> "?cluster=testnet";
            default -> local(solana);
        };
    }

    /** The address of a node on this machine is no secret; any other may carry a key and is not shown. */
    private static @Nullable String local(Settings.Solana solana) {
        URI node = solana.rpc().get(0);
        String host = String.valueOf(node.getHost());
        boolean here = host.equals("127.0.0.1") || host.equals("localhost");
        return here ? "?cluster=custom&customUrl=" + URLEncoder.encode(node.toString(), StandardCharsets.UTF_8) : null;
    }
}
