package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.parts.MigratedDatabase;
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
    private static UUID payout;

    @BeforeAll
    static void makePayout() {
        database = MigratedDatabase.create();
        PayoutFixtures fixtures = new PayoutFixtures(database);
        fixtures.influencer("i", WALLET);
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
        String root = text("SELECT lines_root FROM payout");
        assertThat(text("SELECT memo FROM payout")).isEqualTo("payout:" + payout + ":" + root);
        assertThat(text("SELECT count(DISTINCT salt)::text FROM payout_line")).isEqualTo("2");
    }

    @Test
    void neitherRootNorMemoNorHashNorSaltEverChanges() {
        for (String change : new String[] {
            "UPDATE payout SET lines_root = '" + ROOT + "', memo = 'payout:' || payout_id || ':" + ROOT + "'",
            "UPDATE payout SET lines_root = NULL, memo = 'payout:' || payout_id",
            "UPDATE payout SET content_hash = '" + ROOT + "'",
            "UPDATE payout_line SET salt = decode('" + ROOT.substring(32) + "', 'hex')",
            "UPDATE payout_line SET salt = NULL"
        }) {
            assertThatThrownBy(() -> database.ownerJdbc().update(change))
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("keep them");
            assertThatThrownBy(() -> database.jdbc().update(change))
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
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
