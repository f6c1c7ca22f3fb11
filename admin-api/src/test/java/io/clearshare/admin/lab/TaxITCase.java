package io.clearshare.admin.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxITCase {

    private static final String PATH = "/api/v1/lab/tax/obligations";
    private static final String EXAMPLE =
            "{\"taxYear\":2026,\"usPerson\":true,\"paidMicros\":2500000000,\"tin\":\"VALID\","
                    + "\"irsNotice\":false,\"programmeThresholdMicros\":null}";

    private final Http analyst = new Http(Stack.instance().api()).key(Stack.ANALYST_KEY);

    @Test
    void theExampleOfTheContractIsAnsweredToTheLetter() {
        Http.Answer answer = analyst.post(PATH, EXAMPLE);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"forms\":[\"1099-NEC\"],\"statutoryThresholdMicros\":2000000000,\"reportable\":true,"
                        + "\"backupWithholdingRate\":0.24,\"withholdMicros\":0,\"reasons\":[\"");
    }

    @ParameterizedTest
    @CsvSource({
        "taxYear, 2026, 2019", "taxYear, 2026, 99999", "taxYear, 2026, null",
        "paidMicros, 2500000000, -1", "paidMicros, 2500000000, null", "tin, \"VALID\", \"valid\"",
        "tin, \"VALID\", null", "usPerson, true, null", "irsNotice, false, null",
        "programmeThresholdMicros, null, -1", "paidMicros, 2500000000, 1.5", "paidMicros, 2500000000, \"much\"",
        "usPerson, true, \"perhaps\"",
    })
    void badInputIsRefusedByTheNameOfItsField(String field, String good, String bad) {
        String asked = EXAMPLE.replace("\"" + field + "\":" + good, "\"" + field + "\":" + bad);
        assertThat(asked).isNotEqualTo(EXAMPLE);
        Http.Answer answer = analyst.post(PATH, asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("fields").has(field)).as(answer.body()).isTrue();
    }
}
