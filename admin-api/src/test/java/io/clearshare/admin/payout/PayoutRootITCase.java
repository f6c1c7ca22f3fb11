package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.domain.approval.Band;
import io.clearshare.domain.money.Currency;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the database keeps of a payout's root, against the application and against its own owner. */
class PayoutRootITCase {

    private static final String WALLET = "7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2";
    private static final String ROOT = "ab".repeat(32);
    private static MigratedDatabase database;
    private static PayoutFixtures fixtures;
    private static UUID payout;

    @BeforeAll
    static void makePayout() {
        database = MigratedDatabase.create();
        fixtures = new PayoutFixtures(database);
        fixtures.influencer("i", WALLET);
        fixtures.influencer("old", WALLET);
        fixtures.earning("old", "o1", 20_000_000);
        fixtures.earning("i", "e1", 20_000_000);
        fixtures.earning("i", "e2", -1);
        payout = fixtures.payout(
                "i",
                WALLET,
                WALLET,
                Band.AUTOMATIC,
                Instant.now(),
                new UnpaidLine("e1", 20_000_000),
                new UnpaidLine("e2", -1));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theMemoCarriesTheRootAndEveryLineItsOwnSalt() {
        String root = text("SELECT lines_root FROM payout WHERE influencer_id = 'i'");
        assertThat(text("SELECT memo FROM payout WHERE influencer_id = 'i'"))
                .isEqualTo("payout:" + payout + ":" + root);
        assertThat(text("SELECT count(DISTINCT salt)::text FROM payout_line WHERE influencer_id = 'i'"))
                .isEqualTo("2");
    }

    @Test
    void neitherRootNorMemoNorHashNorSaltEverChanges() {
        for (String change : new String[] {
            "UPDATE payout SET lines_root = '" + ROOT + "', memo = 'payout:' || payout_id || ':" + ROOT + "'",
            "UPDATE payout SET lines_root = NULL, memo = 'payout:' || payout_id WHERE influencer_id = 'i'",
            "UPDATE payout SET content_hash = '" + ROOT + "'",
            "UPDATE payout_line SET salt = decode('" + ROOT.substring(32) + "', 'hex')",
            "UPDATE payout_line SET salt = NULL"
        }) {
            assertThatThrownBy(() -> database.ownerJdbc().update(change))
                    .as(change)
                    .rootCause()
                    .hasMessageFindingMatch("keep them|content of a payout never changes");
            assertThatThrownBy(() -> database.jdbc().update(change))
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aPayoutFromBeforeRootsKeepsItsMemo() {
        UUID old =
                fixtures.payout("old", WALLET, WALLET, Band.AUTOMATIC, Instant.now(), new UnpaidLine("o1", 20_000_000));
        database.ownerJdbc().update("ALTER TABLE payout DISABLE TRIGGER payout_keeps_root");
        database.ownerJdbc().update("ALTER TABLE payout DISABLE TRIGGER payout_content_kept");
        database.ownerJdbc()
                .update("UPDATE payout SET lines_root = NULL, memo = 'payout:' || payout_id WHERE payout_id = ?", old);
        database.ownerJdbc().update("ALTER TABLE payout ENABLE TRIGGER payout_keeps_root");
        database.ownerJdbc().update("ALTER TABLE payout ENABLE TRIGGER payout_content_kept");
        Payout payout = fixtures.book().find(old).orElseThrow();
        assertThat(payout.linesRoot()).isEmpty();
        assertThat(new PayoutRail.Payment(old, WALLET, Currency.USDC, 1, payout.linesRoot()).memo())
                .isEqualTo("payout:" + old);
    }

    @Test
    void samplesOfFundsAreOnlyAdded() {
        String insert = "INSERT INTO funds_sample (sampled_at, slot, currency, address, holdings, payable, reserved,"
                + " in_flight, asked_by) VALUES (now(), 1, 'USDC', 'a', 1, 1, 1, 1, 'test')";
        assertThat(database.jdbc().update(insert)).isEqualTo(1);
        for (String change : new String[] {"UPDATE funds_sample SET holdings = 2", "DELETE FROM funds_sample"}) {
            assertThatThrownBy(() -> database.jdbc().update(change))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> database.ownerJdbc().update(change))
                    .rootCause()
                    .hasMessageContaining("funds_sample");
        }
    }

    private static String text(String sql) {
        return String.valueOf(database.jdbc().queryForObject(sql, String.class));
    }
}
