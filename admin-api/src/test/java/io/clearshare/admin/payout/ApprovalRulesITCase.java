package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.domain.approval.Band;
import io.clearshare.domain.approval.Person;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself keeps anybody from doing who has the application's rights, whatever the application is told. */
class ApprovalRulesITCase {

    private static final String WALLET = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
    private static final String APPROVE = """
            INSERT INTO payout_approval (payout_id, approver, content_hash, factor_at, approved_at)
            SELECT payout_id, ?, content_hash, now() - interval '1 minute', now() FROM payout WHERE payout_id = ?
            """;
    private static final String CREATE = """
            UPDATE payout SET state = 'CREATED', approved_by = 'staff:ann', approved_at = now(), approved_hash = content_hash
            WHERE payout_id = ?
            """;

    private MigratedDatabase database;
    private PayoutFixtures fixtures;
    private int made;

    @BeforeEach
    void start() {
        database = MigratedDatabase.create();
        fixtures = new PayoutFixtures(database);
        staff("ann", "ann@example.com", "FINANCE");
        staff("ann2", "Ann+two@example.com", "FINANCE");
        staff("ben", "ben@example.com", "FINANCE");
        staff("eve", "eve@example.com", "ANALYST");
        staff("dan", "dan@example.com", "ADMIN");
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void nothingGetsOnItsWayWithoutTheApprovalsOfItsBand() {
        UUID one = payout(Band.ONE_APPROVAL);
        refusedBy("AP008", CREATE, one);
        approve("ann", one);
        assertThat(database.jdbc().update(CREATE, one)).isEqualTo(1);
        for (Band band : List.of(Band.TWO_APPROVALS, Band.ESCROW)) {
            UUID two = payout(band);
            approve("ann", two);
            refusedBy("AP008", CREATE, two);
            approve("ben", two);
            assertThat(database.jdbc().update(CREATE, two)).isEqualTo(1);
        }
    }

    @Test
    void onlyPeopleWhoAreInFinanceNowCount() {
        UUID id = payout(Band.TWO_APPROVALS);
        for (String nobody : List.of("staff:eve", "staff:dan", "staff:none", "key:admin", "influencer:i-1", "system")) {
            refusedBy("AP001", APPROVE, nobody, id);
        }
        database.ownerJdbc().update("UPDATE staff SET disabled = TRUE WHERE staff_id = 'ann'");
        refusedBy("AP001", APPROVE, "staff:ann", id);
    }

    @Test
    void onePersonCountsOnceHoweverManyAccountsTheyHave() {
        UUID id = payout(Band.TWO_APPROVALS);
        approve("ann", id);
        refusedBy("23505", APPROVE, "staff:ann", id);
        refusedBy("23505", APPROVE, "staff:ann2", id);
        refusedBy("AP008", CREATE, id);
    }

    @Test
    void anApprovalIsFreshForThisContentAndNeverChanges() {
        UUID id = payout(Band.ONE_APPROVAL);
        refusedBy("23514", APPROVE.replace("1 minute", "6 minutes"), "staff:ann", id);
        refusedBy("23514", APPROVE.replace("- interval", "+ interval"), "staff:ann", id);
        refusedBy("AP005", APPROVE.replace("content_hash, now()", "repeat('0', 64), now()"), "staff:ann", id);
        refusedBy("42501", APPROVE.replace("approver, content", "person, content"), "staff:ann", id);
        approve("ann", id);
        refusedBy("42501", "UPDATE payout_approval SET approver = 'staff:ben' WHERE payout_id = ?", id);
        refusedBy("42501", "DELETE FROM payout_approval WHERE payout_id = ?", id);
        assertThatThrownBy(() -> database.ownerJdbc().update("DELETE FROM payout_approval"))
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount_micros = 1",
                "wallet = 'So11111111111111111111111111111111111111113'",
                "band = 'AUTOMATIC'",
                "content_hash = repeat('0', 64)",
                "influencer_id = 'another'",
                "bands_version = 5"
            })
    void theContentCannotBeEditedNotEvenByTheOwner(String change) {
        UUID id = payout(Band.ONE_APPROVAL);
        approve("ann", id);
        String edit = "UPDATE payout SET " + change + " WHERE payout_id = ?";
        refusedBy("42501", edit, id);
        assertThatThrownBy(() -> database.ownerJdbc().update(edit, id)).hasMessageContaining("never changes");
    }

    @Test
    void nobodyApprovesWhatTheyGetOrMade() {
        UUID id = payout(Band.ONE_APPROVAL);
        String influencer = "i-" + made;
        database.ownerJdbc()
                .update("UPDATE influencer SET email = 'ANN+pay@example.com' WHERE influencer_id = ?", influencer);
        refusedBy("AP006", APPROVE, "staff:ann", id);
        database.ownerJdbc().update("""
                INSERT INTO programme_entry (entity, version, effective_from, body, recorded_at, recorded_by, reason)
                VALUES (?, 1, now(), '{}', now(), 'staff:ben', '')
                """, "influencer/" + influencer);
        refusedBy("AP007", APPROVE, "staff:ben", id);
    }

    /** Every pair of states: those of the drawing in docs/payouts.md can be reached, the others cannot. */
    @ParameterizedTest
    @EnumSource(PayoutState.class)
    void statesOnlyMoveAlongTheArrows(PayoutState to) {
        Map<PayoutState, Set<PayoutState>> arrows = Map.of(
                PayoutState.AWAITING_APPROVAL, Set.of(PayoutState.CREATED, PayoutState.REFUSED, PayoutState.CANCELLED),
                PayoutState.CREATED, Set.of(PayoutState.CANCELLED, PayoutState.REVIEW));
        for (PayoutState from : arrows.keySet()) {
            if (from == to) {
                continue;
            }
            UUID id = payout(from == PayoutState.CREATED ? Band.AUTOMATIC : Band.ONE_APPROVAL);
            if (from == PayoutState.AWAITING_APPROVAL && to == PayoutState.CREATED) {
                approve("ann", id);
            }
            String move = "UPDATE payout SET state = '" + to + "', reason = 'x', refused_by = 'staff:ann'"
                    + (to == PayoutState.CREATED
                            ? ", approved_by = 'staff:ann', approved_at = now(), approved_hash = content_hash"
                            : "")
                    + " WHERE payout_id = ?";
            if (arrows.getOrDefault(from, Set.of()).contains(to)) {
                assertThat(database.jdbc().update(move, id))
                        .as(from + " to " + to)
                        .isEqualTo(1);
            } else {
                assertThatThrownBy(() -> database.jdbc().update(move, id))
                        .as(from + " to " + to)
                        .isInstanceOf(RuntimeException.class);
            }
        }
    }

    @Test
    void bandsNeedTwoPeopleAndNeverHoldInThePast() {
        String propose = """
                INSERT INTO payout_bands (version, automatic_micros_max, one_approval_micros_max, two_approvals_micros_max,
                    wanted_from, reason, proposed_by, proposed_at) VALUES (1, 10, 100, 1000, now(), 'r', ?, now())
                """;
        refusedBy("AP001", propose, "staff:eve");
        refusedBy("AP001", propose, "key:admin");
        database.jdbc().update(propose, "staff:ann");
        String confirm =
                "UPDATE payout_bands SET state = 'confirmed', decided_by = ?, decided_at = now(), in_force_from = now()";
        refusedBy("AP001", confirm, "staff:ann");
        refusedBy("AP001", confirm, "staff:ann2");
        refusedBy("AP001", confirm, "staff:dan");
        refusedBy("23514", confirm + " - interval '1 hour'", "staff:ben");
        refusedBy("42501", "UPDATE payout_bands SET automatic_micros_max = 99");
        assertThat(database.jdbc().update(confirm, "staff:ben")).isEqualTo(1);
        refusedBy("AP002", "UPDATE payout_bands SET state = 'refused', decided_by = 'staff:ben', in_force_from = NULL");
        assertThatThrownBy(() -> payout(Band.AUTOMATIC)).hasMessageContaining("bands have changed");
    }

    @Test
    void noPayoutHasAWeakerBandThanTheOnesInForceAskFor() {
        database.ownerJdbc().execute("""
                INSERT INTO payout_bands (version, automatic_micros_max, one_approval_micros_max, two_approvals_micros_max,
                    wanted_from, reason, proposed_by, proposed_at) VALUES (1, 10, 100, 1000, now(), 'r', 'staff:ann', now());
                UPDATE payout_bands SET state = 'confirmed', decided_by = 'staff:ben', decided_at = now(), in_force_from = now()
                """);
        assertThatThrownBy(() -> payout(Band.AUTOMATIC, 1)).hasMessageContaining("needs the band ESCROW");
        assertThatThrownBy(() -> payout(Band.TWO_APPROVALS, 1)).hasMessageContaining("needs the band ESCROW");
        assertThat(payout(Band.ESCROW, 1)).isNotNull();
    }

    @Test
    void whileAStopIsOpenNothingIsSigned() {
        UUID id = payout(Band.AUTOMATIC);
        String influencer = "i-" + made;
        String stop = "INSERT INTO payment_stop (stop_id, scope, reason, stopped_by, stopped_at)"
                + " VALUES (gen_random_uuid(), ?, 'r', ?, now())";
        String sign = """
                INSERT INTO payout_attempt (payout_id, no, signature, wire, blockhash, last_valid_block_height, context_slot,
                    signed_at) VALUES (?, 1, ?, decode(repeat('00', 65), 'hex'), 'b', 1, 1, now())
                """;
        refusedBy("AP001", stop, "all", "key:admin");
        refusedBy("AP001", stop, "all", "staff:eve");
        for (String scope : List.of("all", "rail:usdc", "influencer:" + influencer)) {
            database.jdbc().update(stop, scope, "staff:dan");
            refusedBy("AP009", sign, id, "s-" + scope);
            String agree = "UPDATE payment_stop SET agreed_by = ?, agreed_at = now() WHERE resumed_at IS NULL";
            String resume = "UPDATE payment_stop SET resumed_by = ?, resumed_at = now() WHERE resumed_at IS NULL";
            refusedBy("AP001", resume, "staff:ben");
            database.jdbc().update(agree, "staff:ann");
            refusedBy("AP001", agree, "staff:ben");
            refusedBy("AP001", resume, "staff:ann");
            refusedBy("AP001", resume, "staff:ann2");
            refusedBy("AP001", resume, "staff:eve");
            refusedBy("42501", "DELETE FROM payment_stop");
            refusedBy("AP009", sign, id, "t-" + scope);
            assertThat(database.jdbc().update(resume, "staff:ben")).isEqualTo(1);
        }
        database.jdbc().update(stop, "influencer:another", "staff:ann");
        database.jdbc().update(stop, "rail:sol", "staff:ann");
        assertThat(database.jdbc().update(sign, id, "signature")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ann@example.com", " ANN+x+y@Example.com ", "a.n.n+1@gmail.com", "an.n@googlemail.com", "odd"})
    void databaseAndDomainAgreeWhoIsWho(String email) {
        assertThat(database.jdbc().queryForObject("SELECT person_of(?)", String.class, email))
                .isEqualTo(Person.of(email));
    }

    private void staff(String id, String email, String role) {
        database.ownerJdbc().update("""
                INSERT INTO staff (staff_id, email, role, password_hash, created_at) VALUES (?, ?, ?, 'x', now())
                """, id, email, role);
    }

    private UUID payout(Band band) {
        return payout(band, 0);
    }

    private UUID payout(Band band, int bandsVersion) {
        String influencer = "i-" + ++made;
        fixtures.influencer(influencer, WALLET);
        fixtures.earning(influencer, "e-" + made, 5_000_000);
        return fixtures.book()
                .create(
                        new PayoutBook.Draft(
                                influencer,
                                WALLET,
                                WALLET,
                                5_000_000,
                                band,
                                bandsVersion,
                                List.of(new UnpaidLine("e-" + made, 5_000_000))),
                        Instant.now());
    }

    private void approve(String staffId, UUID payoutId) {
        assertThat(database.jdbc().update(APPROVE, "staff:" + staffId, payoutId))
                .isEqualTo(1);
    }

    private void refusedBy(String sqlState, String sql, Object... arguments) {
        assertThatThrownBy(() -> database.jdbc().update(sql, arguments))
                .as(sql)
                .satisfies(e -> assertThat(sqlState(e)).as(e.getMessage()).isEqualTo(sqlState));
    }

    private static String sqlState(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof SQLException sql ? sql.getSQLState() : cause.toString();
    }
}
