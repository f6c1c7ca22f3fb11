package io.clearshare.admin.warehouse;

/** ClickHouse did not answer, or not with a result. */
public class WarehouseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WarehouseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
