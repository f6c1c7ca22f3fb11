package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.StoredBalances;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.payout.PayoutBook.Draft;
import io.clearshare.domain.approval.Band;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What is kept back stays in the books for exactly as long as its payout is paid or may be. */
class WithholdingITCase {

    private static final String WALLET = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private static final MigratedDatabase DATABASE = MigratedDatabase.create();
    private final PayoutFixtures fixtures = new PayoutFixtures(DATABASE);
    private final StoredBalances balances = new StoredBalances(DATABASE.client());
    private final Candidates candidates = new Candidates(DATABASE.client());

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @Test
    void aRefusalGivesBackWhatWasKeptBackAndTheNextPayoutStartsAnew() {
        String id = person("refused");
        long before = balances.ofAccount(Account.WITHHOLDING.address());
        UUID payoutId = payout(id, 100_000_000, 24_000_000);
        Payout payout = fixtures.book().find(payoutId).orElseThrow();
        assertThat(payout.amountMicros()).isEqualTo(76_000_000);
        assertThat(fixtures.book().withheldMicros(payoutId)).isEqualTo(24_000_000);
        assertThat(balances.of(id).pendingMicros()).isEqualTo(76_000_000);
        assertThat(balances.of(id).availableMicros()).isZero();
        assertThat(balances.ofAccount(Account.WITHHOLDING.address()) - before).isEqualTo(24_000_000);
        assertThat(fixtures.book().refuse(payout, "no invoice", "staff:f", NOON))
                .isTrue();
        assertThat(balances.of(id).availableMicros()).isEqualTo(100_000_000);
        assertThat(balances.ofAccount(Account.WITHHOLDING.address())).isEqualTo(before);
        assertThat(candidates.unpaidLines(id)).containsExactly(new UnpaidLine("line-" + id, 100_000_000));
        UUID again = fixtures.book().create(draft(id, 100_000_000, 0, candidates.unpaidLines(id)), NOON);
        assertThat(fixtures.book().find(again).orElseThrow().amountMicros()).isEqualTo(100_000_000);
    }

    @Test
    void theDatabaseKnowsNoWithholdingWithoutItsPayout() {
        String id = person("forged");
        fixtures.earning(id, "line-" + id, 50_000_000);
        UUID nobody = UUID.randomUUID();
        assertThatThrownBy(() -> fixtures.earning(id, "withholding/" + nobody, -1_000_000))
                .isInstanceOf(DataAccessException.class);
    }

    private UUID payout(String id, long gross, long withheld) {
        fixtures.earning(id, "line-" + id, gross);
        return fixtures.book().create(draft(id, gross, withheld, candidates.unpaidLines(id)), NOON);
    }

    private static Draft draft(String id, long gross, long withheld, List<UnpaidLine> lines) {
        Withhold.Part part = withheld == 0 ? Withhold.Part.NONE : new Withhold.Part(withheld, "a test");
        return new Draft(id, WALLET, WALLET, gross, null, Band.ONE_APPROVAL, 0, lines, part, null);
    }

    private String person(String name) {
        String id = name + UUID.randomUUID();
        fixtures.influencer(id, WALLET);
        return id;
    }
}
