package io.clearshare.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.EventEncoder;
import io.clearshare.domain.event.Refusal;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.Inbound;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.row.Row;
import io.clearshare.job.row.Rows;
import io.clearshare.job.row.Table;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class DecodeRecordsTest {

    @Test
    void noRecordWhateverItsBytesFailsTheStream() throws Exception {
        byte[] tenMegabytes = new byte[10 << 20];
        Arrays.fill(tenMegabytes, (byte) '[');
        try (var harness = harness()) {
            harness.processElement(Facts.record("clearshare.clicks", null), 0);
            harness.processElement(Facts.record("clearshare.trades", tenMegabytes), 0);
            harness.processElement(Facts.record("clearshare.signups", new byte[] {(byte) 0xff, 0}), 0);
            harness.processElement(Facts.record("clearshare.nonsense", "{}".getBytes(StandardCharsets.UTF_8)), 0);

            List<DeadLetter> letters = letters(harness);
            assertThat(letters)
                    .hasSize(4)
                    .allSatisfy(letter -> assertThat(letter.holds()).isTrue());
            assertThat(letters.get(1).payload()).hasSize(DeadLetter.PAYLOAD_MAX);
            assertThat(letters.get(1).detail()).contains("10485760 bytes");
            assertThat(letters.get(3).reason()).isEqualTo(Refusal.INVALID_VALUE);
        }
    }

    @Test
    void everyBarrierSaysWhatWasReadAndWhatBecameOfIt() throws Exception {
        try (var harness = harness()) {
            Inbound click =
                    Facts.record("clearshare.clicks", EventEncoder.encode(Facts.click("c1", "v1", Facts.NOON, "")));
            harness.processElement(click, 0);
            harness.processElement(Facts.record("clearshare.clicks", null), 0);

            harness.getOperator().prepareSnapshotPreBarrier(7);

            assertThat(harness.getSideOutput(Outputs.OUTCOMES))
                    .extracting(record -> record.getValue())
                    .containsExactly(
                            new Outcome("clearshare.clicks", Outcome.Kind.RECEIVED, 2),
                            new Outcome("clearshare.clicks", Outcome.Kind.DEAD_LETTER, 1));
            assertThat(StageHarness.rows(harness))
                    .extracting(Row::table)
                    .containsExactly(Table.DEAD_LETTERS, Table.STREAM_OFFSETS);
            assertThat(harness.getSideOutput(Outputs.VISITORS)).hasSize(1);
        }
    }

    private static List<DeadLetter> letters(OneInputStreamOperatorTestHarness<Inbound, Rows> harness) {
        return harness.getSideOutput(Outputs.DEAD_LETTERS).stream()
                .map(record -> record.getValue())
                .toList();
    }

    private static OneInputStreamOperatorTestHarness<Inbound, Rows> harness() throws Exception {
        OneInputStreamOperatorTestHarness<Inbound, Rows> harness =
                new OneInputStreamOperatorTestHarness<>(new DecodeRecords(false));
        harness.open();
        return harness;
    }
}
