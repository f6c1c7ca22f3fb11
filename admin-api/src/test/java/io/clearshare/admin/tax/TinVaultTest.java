package io.clearshare.admin.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.settings.TaxSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinVaultTest {

    private static final String NUMBER = "123456789";
    private static final String OLD = "old:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW = "new:"
            + Base64.getEncoder()
                    .encodeToString("a key of thirty-two bytes, no 1!".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    private Path directory;

    @Test
    void aNumberComesBackOnlyToItsFormAndOnlyUnaltered() {
        TinVault vault = vault(OLD);
        UUID form = UUID.randomUUID();
        TinVault.Sealed stored = vault.seal(NUMBER, form);
        assertThat(vault.open(stored, form)).isEqualTo(NUMBER);
        assertThat(new String(stored.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(NUMBER);
        assertThat(vault.seal(NUMBER, form).bytes()).isNotEqualTo(stored.bytes());
        assertThatThrownBy(() -> vault.open(stored, UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(NUMBER);
        stored.bytes()[20] ^= 1;
        assertThatThrownBy(() -> vault.open(stored, form)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theLastKeyEncryptsAndEarlierOnesStillDecrypt() {
        UUID form = UUID.randomUUID();
        TinVault.Sealed before = vault(OLD).seal(NUMBER, form);
        TinVault both = vault(OLD + "," + NEW);
        assertThat(both.open(before, form)).isEqualTo(NUMBER);
        assertThat(both.seal(NUMBER, form).keyId()).isEqualTo("new");
        assertThatThrownBy(() -> vault(NEW).open(before, form)).hasMessageContaining("key old");
    }

    @Test
    void withoutAKeyOneIsMadeForTheOwnerAlone() throws Exception {
        Path file = directory.resolve("data/tin.keys");
        UUID form = UUID.randomUUID();
        TinVault.Sealed stored = new TinVault(new TinKeys(settings("", file))).seal(NUMBER, form);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new TinVault(new TinKeys(settings("", file))).open(stored, form))
                .isEqualTo(NUMBER);
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> vault("k:QUJD")).hasMessageNotContaining("QUJD");
    }

    private TinVault vault(String keys) {
        return new TinVault(new TinKeys(settings(keys, directory.resolve("none"))));
    }

    private static TaxSettings settings(String keys, Path file) {
        TaxSettings.Payer payer = new TaxSettings.Payer("", "", "", "", "", "", "");
        return new TaxSettings(payer, ZoneOffset.UTC, 600_000_000, false, keys, file);
    }
}
