package io.clearshare.admin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TotpSecretsTest {

    private static final String LINK_SECRET = "0123456789abcdef0123456789abcdef";

    /** Written to a database by the first version. */
    private static final byte[] STORED = HexFormat.of()
            .parseHex("4afbc539ed63023c37a950aa4118a3a7747c697c36697807"
                    + "06ad4966daa354802cd1cf7cea7177c3ab645ec153c14137");

    private final TotpSecrets secrets = new TotpSecrets(LINK_SECRET);

    @Test
    void whatIsStoredStaysReadable() {
        assertThat(secrets.decrypt(STORED)).isEqualTo("JBSWY3DPEHPK3PXP");
    }

    @Test
    void theSameSecretIsStoredDifferentlyEachTime() {
        byte[] stored = secrets.encrypt("JBSWY3DPEHPK3PXP");

        assertThat(stored).isNotEqualTo(secrets.encrypt("JBSWY3DPEHPK3PXP"));
        assertThat(secrets.decrypt(stored)).isEqualTo("JBSWY3DPEHPK3PXP");
    }

    @Test
    void anotherLinkSecretDoesNotReadIt() {
        TotpSecrets others = new TotpSecrets(LINK_SECRET.replace('0', '1'));

        assertThatThrownBy(() -> others.decrypt(STORED)).isInstanceOf(IllegalStateException.class);
    }
}
