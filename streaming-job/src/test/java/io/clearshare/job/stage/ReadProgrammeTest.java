package io.clearshare.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.job.message.Inbound;
import io.clearshare.job.row.Row;
import io.clearshare.job.row.Rows;
import io.clearshare.job.row.Table;
import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ReadProgrammeTest {

    @Test
    void anUnreadableEntryIsADeadLetterAndTheNextOneIsRead() throws Exception {
        try (var harness = new OneInputStreamOperatorTestHarness<Inbound, Rows>(new ReadProgramme())) {
            harness.open();
            harness.processElement(Facts.record("clearshare.program", null), 0);
            harness.processElement(
                    Facts.record(
                            "clearshare.program", "{\"entity\":\"influencer/x\"}".getBytes(StandardCharsets.UTF_8)),
                    0);
            harness.processElement(
                    Facts.record(
                            "clearshare.program", Facts.influencer("ann", "ANN").json()),
                    0);

            harness.getOperator().prepareSnapshotPreBarrier(1);

            assertThat(harness.getSideOutput(Outputs.DEAD_LETTERS)).hasSize(2);
            assertThat(harness.getSideOutput(Outputs.PROGRAMME)).hasSize(1);
            assertThat(StageHarness.rows(harness))
                    .extracting(Row::table)
                    .containsExactlyInAnyOrder(
                            Table.DEAD_LETTERS, Table.DEAD_LETTERS, Table.PROGRAM_ENTRIES, Table.STREAM_OFFSETS);
        }
    }
}
