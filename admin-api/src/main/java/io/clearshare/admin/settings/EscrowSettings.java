package io.clearshare.admin.settings;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The escrow; there is none without a multisig.
 *
 * @param multisig    owner of the vault
 * @param nonces      durable nonces, one for each payout that may be in the vault and on its way at a time
 * @param signers     sockets of the three processes that sign for it
 * @param secretFiles the secrets shared with them, in the same order
 */
@ConfigurationProperties("clearshare.escrow")
public record EscrowSettings(String multisig, List<String> nonces, List<Path> signers, List<Path> secretFiles) {

    public EscrowSettings {
        boolean whole = !nonces.isEmpty() && signers.size() == 3 && secretFiles.size() == 3;
        if (!multisig.isEmpty() && !whole) {
            throw new IllegalArgumentException("CLEARSHARE_ESCROW_MULTISIG needs CLEARSHARE_ESCROW_NONCES, and three"
                    + " each of CLEARSHARE_ESCROW_SIGNERS and CLEARSHARE_ESCROW_SECRET_FILES");
        }
    }
}
