package io.clearshare.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @Test
    void agreesWithTheJavaLibraryOnAnyTime() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            long millis = Math.floorMod(random.nextLong(), RecordReader.TIME_MAX);
            assertThat(Rfc3339.parse(Instant.ofEpochMilli(millis).toString())).isEqualTo(millis);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, 0",
        "2026-03-01t10:00:00z, 0",
        "2026-03-01T10:00:00+00:00, 0",
        "2026-03-01T10:00:00-00:00, 0",
        "2026-03-01T10:00:00.1Z, 100",
        "2026-03-01T10:00:00.1239999999Z, 123",
        "2026-03-01T10:00:00.000999Z, 0"
    })
    void finerDigitsAreCut(String text, long millis) {
        assertThat(Rfc3339.parse(text)).isEqualTo(1772359200000L + millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-03-01",
                "2026-03-01T10:00:00",
                "2026-03-01T10:00Z",
                "2026-03-01 10:00:00Z",
                "2026-02-29T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-00-01T10:00:00Z",
                "2026-03-32T10:00:00Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T10:60:00Z",
                "2026-12-31T23:59:60Z",
                "2026-03-01T10:00:00.Z",
                "2026-03-01T10:00:00+01:00",
                "2026-03-01T10:00:00+0000",
                "2026-03-01T10:00:00ZZ",
                "+026-03-01T10:00:00Z",
                "2026/03/01T10:00:00Z",
                "2026-03-01T10:00:00.123"
            })
    void whatIsNoUtcTimeIsNone(String text) {
        assertThat(Rfc3339.parse(text)).isEqualTo(Rfc3339.NOT_A_TIME);
    }
}
