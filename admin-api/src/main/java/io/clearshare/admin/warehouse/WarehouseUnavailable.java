package io.clearshare.admin.warehouse;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;

/** ClickHouse did not answer, or not with a result; what it said is in the cause and not for the caller. */
public class WarehouseUnavailable extends Refused {

    private static final long serialVersionUID = 1L;

    public WarehouseUnavailable(String message, Throwable cause) {
        super(CommonProblem.PART_UNAVAILABLE, message, cause);
    }
}
