package io.clearshare.admin.warehouse;

import java.util.List;
import java.util.Map;

/** ClickHouse, asked in SQL with named, typed parameters ({@code {name:Type}}). */
public interface Warehouse {

    /**
     * All rows of a SELECT.
     *
     * @throws WarehouseUnavailable when ClickHouse cannot be reached or refuses the question
     */
    List<WarehouseRow> query(String sql, Map<String, Object> parameters);

    /** The same without parameters. */
    default List<WarehouseRow> query(String sql) {
        return query(sql, Map.of());
    }

    /** Runs a statement without an answer, such as an INSERT or DDL. */
    void execute(String sql, Map<String, Object> parameters);
}
