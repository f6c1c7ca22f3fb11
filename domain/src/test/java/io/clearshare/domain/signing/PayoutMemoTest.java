package io.clearshare.domain.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PayoutMemoTest {

    private static final String ID = "0b7c2f6e-1111-4222-8333-444455556666";
    private static final String ROOT = "0123456789abcdef".repeat(4);

    @Test
    void whatIsWrittenIsRead() {
        PayoutMemo memo = new PayoutMemo(ID, ROOT);
        assertThat(memo.text()).isEqualTo("payout:" + ID + ":" + ROOT).startsWith(PayoutMemo.name(ID));
        assertThat(PayoutMemo.parse(memo.text())).contains(memo);
    }

    @Test
    void payoutsFromBeforeRootsAreStillRead() {
        assertThat(PayoutMemo.parse("payout:" + ID)).contains(new PayoutMemo(ID, ""));
        assertThat(new PayoutMemo(ID, "").text()).isEqualTo("payout:" + ID);
    }

    @Test
    void nothingElseIsAPayoutsMemo() {
        for (String text : new String[] {
            "",
            "payout:",
            "payout:" + ID + ":",
            "payout:" + ID + " " + ROOT,
            "payout:" + ID + ":" + ROOT + "0",
            "payout:" + ID + ":" + ROOT.toUpperCase(java.util.Locale.ROOT),
            " payout:" + ID,
            "payout:" + ID + "\n"
        }) {
            assertThat(PayoutMemo.parse(text)).as(text).isEmpty();
        }
    }
}
