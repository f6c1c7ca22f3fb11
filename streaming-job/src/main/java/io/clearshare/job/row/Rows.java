package io.clearshare.job.row;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Rows on their way, many at once, because a record between stages costs more than most rows.
 *
 * @param early whether they may reach ClickHouse before their checkpoint is complete ({@link Table#isEarly})
 * @param bytes of each row the table, whether it is removed, and its columns
 */
public record Rows(boolean early, byte[] bytes) {

    private static final Table[] TABLES = Table.values();

    /** Sees one row in the bytes, from the first of its columns on. */
    public interface Sight<E extends Exception> {
        void see(Table table, boolean deleted, int from, int length) throws E;
    }

    /** Rows that are gathered until there are enough of them. */
    public static final class Gathered {

        private static final int ENOUGH_BYTES = 28 << 10;

        private final boolean early;
        private RowBinary bytes = new RowBinary(ENOUGH_BYTES);

        public Gathered(boolean early) {
            this.early = early;
        }

        public void add(Row row) {
            bytes.int8(row.table().ordinal() << 1 | (row.deleted() ? 1 : 0));
            bytes.bytes(row.columns());
        }

        public boolean isEnough() {
            return bytes.size() >= ENOUGH_BYTES;
        }

        public boolean isEmpty() {
            return bytes.size() == 0;
        }

        /** What was gathered; nothing is left here. */
        public Rows take() {
            Rows taken = new Rows(early, bytes.toBytes());
            bytes.clear();
            return taken;
        }
    }

    /** Shows the rows one by one, in order. */
    public void each(Consumer<Row> look) {
        see((table, deleted, from, length) ->
                look.accept(new Row(table, deleted, Arrays.copyOfRange(bytes, from, from + length))));
    }

    /** Shows the rows one by one, in order, without taking them out of the bytes. */
    public <E extends Exception> void see(Sight<E> sight) throws E {
        int at = 0;
        while (at < bytes.length) {
            int first = bytes[at++] & 0xff;
            int length = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes[at++];
                length |= (b & 0x7f) << shift;
                if (b >= 0) {
                    break;
                }
            }
            sight.see(TABLES[first >> 1], (first & 1) == 1, at, length);
            at += length;
        }
    }
}
