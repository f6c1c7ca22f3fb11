package io.clearshare.admin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** Base32 of the ASCII secret of RFC 6238, appendix B. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void givesTheCodesOfTheRfc(long seconds, String lastSixDigits) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(lastSixDigits);
    }

    @Test
    void acceptsOneStepOfDriftAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_111_111_109);
        String code = Totp.code(SECRET, now);
        assertThat(Totp.matchingStep(SECRET, code, now.plusSeconds(30))).isPresent();
        assertThat(Totp.matchingStep(SECRET, code, now.minusSeconds(30))).isPresent();
        assertThat(Totp.matchingStep(SECRET, code, now.plusSeconds(90))).isEmpty();
        assertThat(Totp.matchingStep(SECRET, "", now)).isEmpty();
    }

    @Test
    void refusesASecretThatIsNotBase32() {
        assertThatThrownBy(() -> Totp.code("not base32!", Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
    }
}
