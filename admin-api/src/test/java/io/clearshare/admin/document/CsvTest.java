package io.clearshare.admin.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void cellsAreQuotedWhereTheyMustAndNeverFormulas() {
        String text = new String(
                new Csv().row("a,b", "say \"x\"", "=1+1", "-12.5", "@x", "").bytes(), StandardCharsets.UTF_8);
        assertThat(text).isEqualTo("\"a,b\",\"say \"\"x\"\"\",'=1+1,-12.5,'@x,\r\n");
    }

    @Test
    void amountsAreExactOrInWholeCents() {
        assertThat(Amounts.exact(-12_345_678)).isEqualTo("-12.345678");
        assertThat(Amounts.cents(600_004_999)).isEqualTo("600.00");
        assertThat(Amounts.cents(600_005_000)).isEqualTo("600.01");
    }

    @Test
    void lettersThatTheFontLacksLoseTheirAccents() {
        assertThat(Latin.of("Zoë Łukasz Şahin Đặng — 李")).isEqualTo("Zoë Lukasz Sahin Dang — ?");
    }
}
