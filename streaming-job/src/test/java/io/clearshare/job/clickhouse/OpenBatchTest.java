package io.clearshare.job.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.job.row.Row;
import io.clearshare.job.row.RowBinary;
import io.clearshare.job.row.Rows;
import io.clearshare.job.row.SealedBatch;
import io.clearshare.job.row.Table;
import org.junit.jupiter.api.Test;

class OpenBatchTest {

    @Test
    void aLaterRowHasAHigherVersionAndALaterCheckpointAHigherOneStill() {
        OpenBatch batch = new OpenBatch();
        batch.add(rows(Row.written(
                Table.CLICK_VERDICTS, new RowBinary().text("v").text("e").text("CAPPED"))));
        batch.add(
                rows(Row.removed(Table.CLICK_VERDICTS, new RowBinary().text("v").text("e"))));

        SealedBatch sealed = batch.seal(5, 0, 1);

        assertThat(sealed.inserts()).hasSize(2);
        assertThat(sealed.inserts().get(0).rows())
                .endsWith(new RowBinary().int64(5L << 24).bool(false).toBytes());
        assertThat(sealed.inserts().get(1).rows())
                .isEqualTo(new RowBinary()
                        .text("v")
                        .text("e")
                        .int64((5L << 24) + 1)
                        .bool(true)
                        .toBytes());
        assertThat(batch.isEmpty()).isTrue();
        assertThat(batch.seal(6, 0, 1).inserts()).isEmpty();
    }

    @Test
    void rowsThatBelongToOneCheckpointCarryNoVersion() {
        OpenBatch batch = new OpenBatch();
        byte[] columns = new RowBinary().int64(9).text("t").int32(0).int64(3).toBytes();
        batch.add(rows(new Row(Table.STREAM_OFFSETS, false, columns)));

        assertThat(batch.seal(9, 0, 1).inserts().get(0).rows()).isEqualTo(columns);
    }

    private static Rows rows(Row row) {
        Rows.Gathered gathered = new Rows.Gathered(false);
        gathered.add(row);
        return gathered.take();
    }

    @Test
    void longTextsAreMeasuredInVarints() {
        byte[] bytes = new RowBinary().text("x".repeat(300)).toBytes();

        assertThat(bytes).hasSize(302).startsWith(0xac, 0x02);
    }
}
