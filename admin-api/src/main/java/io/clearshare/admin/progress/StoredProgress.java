package io.clearshare.admin.progress;

import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The completeness that was last written to the warehouse, where the earnings' state is derived from it. */
@Component
class StoredProgress implements Progress {

    private final Warehouse warehouse;

    StoredProgress(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public Instant completeUpTo() {
        List<WarehouseRow> rows = warehouse.query("SELECT max(at) AS at FROM complete_up_to");
        return rows.isEmpty() ? Instant.EPOCH : rows.get(0).instant("at");
    }
}
