package io.clearshare.admin.payout.solana;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.payout.FundsLow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each shortage is announced once per crossing, restarts included. */
class NoteLowFundsITCase {

    @Test
    void aShortageIsAnnouncedWhenItComesAndAgainOnlyAfterItWasGone() {
        try (MigratedDatabase database = MigratedDatabase.create()) {
            List<Object> told = new ArrayList<>();
            NoteLowFunds note = noteIn(database, told);
            note.note(List.of("USDC"));
            note.note(List.of("USDC", "SOL"));
            noteIn(database, told).note(List.of("USDC", "SOL"));
            note.note(List.of("SOL"));
            note.note(List.of());
            note.note(List.of("USDC"));
            assertThat(told).extracting(event -> ((FundsLow) event).what()).containsExactly("USDC", "SOL", "USDC");
        }
    }

    private static NoteLowFunds noteIn(MigratedDatabase database, List<Object> told) {
        return new NoteLowFunds(
                database.client(),
                database.transactions(),
                told::add,
                new ManualClock(Instant.parse("2026-11-01T12:00:00Z")));
    }
}
