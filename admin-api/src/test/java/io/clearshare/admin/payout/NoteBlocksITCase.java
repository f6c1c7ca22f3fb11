package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.NotPaidBecause.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which obstacles are told, and when again. */
class NoteBlocksITCase {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final MigratedDatabase database = MigratedDatabase.create();
    private final List<Object> told = new ArrayList<>();
    private final NoteBlocks blocks = new NoteBlocks(database.client(), database.transactions(), told::add);

    @BeforeEach
    void somebody() {
        new PayoutFixtures(database).influencer("ann", SolanaPart.newAccount().getPublicKeyBase58());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachReasonIsToldOnceHoweverOftenItIsSeen() {
        note(NOON, Code.NO_WALLET, Code.TAX_FORM_MISSING);
        note(NOON.plusSeconds(1), Code.NO_WALLET, Code.TAX_FORM_MISSING);
        note(NOON.plus(Duration.ofDays(30)), Code.TAX_FORM_MISSING);
        note(NOON.plus(Duration.ofDays(30)), Code.TAX_FORM_MISSING, Code.SANCTIONS_HIT);
        assertThat(told()).containsExactly(List.of("NO_WALLET", "TAX_FORM_MISSING"), List.of("SANCTIONS_HIT"));
    }

    @Test
    void whatComesAgainIsToldAgainButNotEveryDay() {
        note(NOON, Code.HELD, Code.BELOW_THRESHOLD);
        note(NOON.plus(Duration.ofDays(1)));
        note(NOON.plus(Duration.ofDays(2)), Code.HELD);
        note(NOON.plus(Duration.ofDays(3)));
        assertThat(told()).hasSize(1);
        note(NOON.plus(Duration.ofDays(8)), Code.HELD);
        assertThat(told()).hasSize(2);
    }

    @Test
    void aBalanceThatIsMerelyTooSmallAndWhatPassesByItselfIsNotTold() {
        note(NOON, Code.BELOW_THRESHOLD, Code.TAX_FORM_MISSING);
        note(NOON, Code.CONDITION_UNKNOWN);
        note(NOON, Code.SENDING);
        assertThat(told).isEmpty();
    }

    @Test
    void nothingIsRememberedOfWhatCouldNotBeAnnounced() {
        NoteBlocks dies = new NoteBlocks(database.client(), database.transactions(), event -> {
            throw new IllegalStateException("the process dies");
        });
        assertThat(catchThrowable(() -> dies.note(Map.of("ann", reasons(Code.NO_WALLET)), NOON)))
                .hasMessage("the process dies");
        note(NOON.plusSeconds(1), Code.NO_WALLET);
        assertThat(told()).hasSize(1);
    }

    private void note(Instant at, Code... codes) {
        blocks.note(Map.of("ann", reasons(codes)), at);
    }

    private static List<NotPaidBecause> reasons(Code... codes) {
        return Stream.of(codes)
                .map(code -> new NotPaidBecause(code, code.name()))
                .toList();
    }

    private List<List<String>> told() {
        return told.stream().map(event -> ((PayoutBlocked) event).reasons()).toList();
    }
}
