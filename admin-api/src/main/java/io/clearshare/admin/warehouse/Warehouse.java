package io.clearshare.admin.warehouse;

import io.clearshare.admin.problem.Refused;
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

    /**
     * The same within tighter bounds, and how many stored rows it read.
     *
     * @throws Refused with {@link WarehouseProblem#QUESTION_TOO_LARGE} when the bounds do not suffice
     */
    Answer query(String sql, Map<String, Object> parameters, Bounds bounds);

    /** What a question may use up before it is stopped. */
    record Bounds(int secondsMax, long memoryBytesMax, int threadsMax) {}

    record Answer(List<WarehouseRow> rows, long rowsRead) {}

    /** Runs a statement without an answer, such as an INSERT or DDL. */
    void execute(String sql, Map<String, Object> parameters);
}
