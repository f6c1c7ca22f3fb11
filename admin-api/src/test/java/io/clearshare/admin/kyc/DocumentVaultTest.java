package io.clearshare.admin.kyc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.kyc.DocumentVault.Sealed;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.settings.KycSettings;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DocumentVaultTest {

    private static final String OLD = "an old secret of more than thirty-two characters";
    private static final String NEW = "a new secret of more than thirty-two characters!";
    private static final byte[] CONTENT = "%PDF-1.7 a passport".getBytes(StandardCharsets.UTF_8);

    private final UUID id = UUID.randomUUID();

    @Test
    void whatIsSealedIsReadOnlyUnderItsIdAndUnchanged() {
        DocumentVault vault = vault(OLD);
        Sealed sealed = vault.seal(id, CONTENT);
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("passport");
        assertThat(vault.seal(id, CONTENT).bytes()).isNotEqualTo(sealed.bytes());
        assertThat(vault.open(id, sealed)).isEqualTo(CONTENT);
        assertThatThrownBy(() -> vault.open(UUID.randomUUID(), sealed)).isInstanceOf(IllegalStateException.class);
        for (int i = 0; i < sealed.bytes().length; i++) {
            byte[] changed = sealed.bytes().clone();
            changed[i] = (byte) (changed[i] ^ 1);
            assertThatThrownBy(() -> vault.open(id, new Sealed(sealed.keyId(), changed)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void afterAChangeOfKeysTheOldOneStillReads() {
        Sealed old = vault(OLD).seal(id, CONTENT);
        DocumentVault both = vault(NEW + "," + OLD);
        assertThat(both.open(id, old)).isEqualTo(CONTENT);
        assertThat(both.seal(id, CONTENT).keyId()).isNotEqualTo(old.keyId());
        assertThatThrownBy(() -> vault(NEW).open(id, old)).hasMessageContaining("is not configured");
    }

    @Test
    void withoutAKeyNothingIsTaken() {
        assertThatThrownBy(() -> vault("").seal(id, CONTENT)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> vault("short")).isInstanceOf(IllegalStateException.class);
    }

    private static DocumentVault vault(String keys) {
        KycSettings settings;
        try (TestingProvider server = TestingProvider.of(ProviderKind.MANUAL)) {
            KycSettings some = server.settings();
            settings = new KycSettings("manual", keys, null, some.patience(), some.sumsub(), some.persona());
        }
        return new DocumentVault(settings);
    }
}
