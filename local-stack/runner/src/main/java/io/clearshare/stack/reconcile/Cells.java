package io.clearshare.stack.reconcile;

import java.io.IOException;

/** All cells of some tables, told one by one, in any order and as often as they are asked for. */
interface Cells {
    void tell(Taker taker) throws IOException, InterruptedException;

    /** Takes one cell: its table, its key and its figures. */
    interface Taker {
        void take(String table, String key, String figures);
    }
}
