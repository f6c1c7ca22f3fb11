package io.clearshare.domain.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.domain.tax.Tin.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TinTest {

    @ParameterizedTest
    @CsvSource({
        "SSN, 123-45-6789, true", "SSN, 123456789, true", "SSN, 899 99 9999, true",
        "SSN, 000-45-6789, false", "SSN, 666-45-6789, false", "SSN, 900-45-6789, false",
        "SSN, 123-00-6789, false", "SSN, 123-45-0000, false", "SSN, 078-05-1120, false",
        "SSN, 12-3456789, false", "SSN, 12345678, false", "SSN, 12345678a, false",
        "ITIN, 912-50-1234, true", "ITIN, 912-65-1234, true", "ITIN, 912-66-1234, false",
        "ITIN, 912-49-1234, false", "ITIN, 912-70-1234, true", "ITIN, 912-88-1234, true",
        "ITIN, 912-89-1234, false", "ITIN, 912-92-1234, true", "ITIN, 912-93-1234, false",
        "ITIN, 912-94-1234, true", "ITIN, 912-99-1234, true", "ITIN, 812-94-1234, false",
        "EIN, 12-3456789, true", "EIN, 123456789, true", "EIN, 00-3456789, false",
        "EIN, 07-3456789, false", "EIN, 17-3456789, false", "EIN, 29-3456789, false",
        "EIN, 49-3456789, false", "EIN, 69-3456789, false", "EIN, 78-3456789, false",
        "EIN, 89-3456789, false", "EIN, 96-3456789, false", "EIN, 99-3456789, true",
        "EIN, 123-45-6789, false",
    })
    void theFormOfANumberIsChecked(Tin.Type type, String text, boolean valid) {
        assertThat(Tin.check(type, text) instanceof Check.Valid).isEqualTo(valid);
    }

    @Test
    void nothingThatIsSaidAboutANumberCarriesMoreThanFourDigits() {
        Tin tin = new Tin(Tin.Type.SSN, "123456789");
        assertThat(tin + " " + new Check.Valid(tin)).contains("XXX-XX-6789").doesNotContain("12345");
        assertThat(new Tin(Tin.Type.EIN, "123456789").masked()).isEqualTo("XX-XXX6789");
        assertThat(Tin.check(Tin.Type.SSN, "666456789").toString()).doesNotContain("666456789");
        assertThatThrownBy(() -> new Tin(Tin.Type.SSN, "66645678")).hasMessageNotContaining("66645678");
    }
}
