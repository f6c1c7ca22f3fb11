package io.clearshare.admin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionTest {

    private static final Account PAYABLE = Account.payable("i-1");
    private static final Account RESERVED = Account.reserved("i-1");

    @Test
    void postingsThatDoNotSumToZeroAreNoTransaction() {
        List<Posting> postings = List.of(new Posting(Account.COMMISSION, -5), new Posting(PAYABLE, 4));
        assertThatThrownBy(() -> Transaction.single("a", postings)).hasMessageContaining("sum to -1");
    }

    @Test
    void aTransactionHasOneAsset() {
        List<Posting> postings = List.of(new Posting(Account.COMMISSION, -5), new Posting(Account.FEES_SOL, 5));
        assertThatThrownBy(() -> Transaction.single("a", postings)).hasMessageContaining("mixes assets");
    }

    @Test
    void sumsThatOverflowAreNoTransaction() {
        List<Posting> postings = List.of(
                new Posting(PAYABLE, Long.MAX_VALUE), new Posting(PAYABLE, Long.MAX_VALUE), new Posting(RESERVED, 2));
        assertThatThrownBy(() -> Transaction.single("a", postings)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aReversalIsTheExactOpposite() {
        Transaction original = Transaction.single("a", Transaction.move(Account.COMMISSION, PAYABLE, 7));
        Transaction reversal = Transaction.reversal("b", original);
        assertThat(reversal.postings()).containsExactly(new Posting(Account.COMMISSION, 7), new Posting(PAYABLE, -7));
        assertThat(reversal.concerns()).isEqualTo(original.id());
    }

    @Test
    void anAccountAddressHasSegmentsWithoutSpaces() {
        assertThatThrownBy(() -> Account.payable("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Account.payable("a:b:c")).isInstanceOf(IllegalArgumentException.class);
        assertThat(PAYABLE.address()).isEqualTo("influencer:i-1:payable");
    }
}
