package io.clearshare.job.row;

/**
 * A row to write, or the key of a row to remove.
 *
 * @param columns the columns of {@link Table#columns} in RowBinary, without the bookkeeping columns at their end
 */
public record Row(Table table, boolean deleted, byte[] columns) {

    public static Row written(Table table, RowBinary columns) {
        return new Row(table, false, columns.toBytes());
    }

    public static Row removed(Table table, RowBinary key) {
        return new Row(table, true, key.toBytes());
    }

    /** A digest of the content, to tell whether a row differs from the one that stands (FNV-1a, finally mixed). */
    public long digest() {
        long hash = 0xcbf29ce484222325L;
        for (byte b : columns) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
