package io.clearshare.admin.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.tracking.ClickIds.Validity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClickIdsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ClickIds ids = new ClickIds("a secret with enough characters in it");

    @Test
    void anIdIsValidForItsCodeUntilItExpires() {
        String id = ids.issue("ALICE", NOON);
        assertThat(id.length()).isLessThanOrEqualTo(64);
        assertThat(ids.check(id, "alice", NOON.plusSeconds(60))).isEqualTo(Validity.VALID);
        assertThat(ids.check(id, "ALICE", NOON.plus(ClickIds.VALID_FOR))).isEqualTo(Validity.EXPIRED);
    }

    @Test
    void nobodyElseCanMakeOne() {
        String id = ids.issue("ALICE", NOON);
        assertThat(ids.check(id, "BOB", NOON)).isEqualTo(Validity.FORGED);
        assertThat(ids.check("x" + id, "ALICE", NOON)).isEqualTo(Validity.FORGED);
        assertThat(ids.check("nonsense", "ALICE", NOON)).isEqualTo(Validity.FORGED);
        ClickIds others = new ClickIds("another secret with enough characters");
        assertThat(others.check(id, "ALICE", NOON)).isEqualTo(Validity.FORGED);
    }
}
