package io.clearshare.admin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalancesOverHttpITCase {

    private static final String PATH = "/api/v1/journal/balances";

    private final Http finance = new Http(Stack.instance().api()).key(Stack.ADMIN_KEY);

    @Test
    void areAFile() {
        Http.Answer answer = finance.get(PATH + "?at=2026-01-01T00:00:00.000Z");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).contains("balances-2026-01-01T000000Z.csv");
        assertThat(answer.body()).startsWith("account,asset,debit,credit\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?at=",
                "?at=yesterday",
                "?at=2026-13-01T00:00:00Z",
                "?at=2999-01-01T00:00:00Z",
                "?at=-999999999-01-01T00:00:00Z"
            })
    void areRefusedForWhatIsNoTimeInThePast(String query) {
        Http.Answer answer = finance.get(PATH + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("INVALID_REQUEST");
    }
}
