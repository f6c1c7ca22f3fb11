package io.clearshare.admin.payout.solana;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call to the node without a usable answer.
 *
 * <p>None of these says that the call had no effect: a transaction may have been accepted before the answer was lost.
 */
abstract sealed class RpcFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RpcFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The node answered with a JSON-RPC error. */
    static final class Refused extends RpcFailure {

        private static final long serialVersionUID = 1L;

        private final long code;
        private final transient JsonNode data;

        Refused(String method, long code, String message, JsonNode data) {
            super(method + " refused with " + code + ": " + message, null);
            this.code = code;
            this.data = data;
        }

        long code() {
            return code;
        }

        /** Details of the error, such as the error of a simulated transaction; may be missing. */
        JsonNode data() {
            return data;
        }
    }

    /** Something answered, but not with JSON-RPC. */
    static final class BadAnswer extends RpcFailure {

        private static final long serialVersionUID = 1L;

        private final int httpStatus;

        BadAnswer(String method, int httpStatus, @Nullable Throwable cause) {
            super(method + " answered with HTTP status " + httpStatus, cause);
            this.httpStatus = httpStatus;
        }

        int httpStatus() {
            return httpStatus;
        }
    }

    /** Nothing answered in time, or the connection broke. */
    static final class NoAnswer extends RpcFailure {

        private static final long serialVersionUID = 1L;

        NoAnswer(String method, Throwable cause) {
            super(method + " got no answer: " + cause, cause);
        }
    }
}
