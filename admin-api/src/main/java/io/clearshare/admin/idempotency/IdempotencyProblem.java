package io.clearshare.admin.idempotency;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why a request with an Idempotency-Key is not carried out. */
public enum IdempotencyProblem implements ProblemCode {
    IDEMPOTENCY_KEY_INVALID(
            HttpStatus.BAD_REQUEST, "An Idempotency-Key has 1 to 255 visible ASCII characters, and no multipart body"),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT, "This Idempotency-Key was sent with another request; take a new one"),
    IDEMPOTENCY_KEY_IN_USE(HttpStatus.CONFLICT, "The request with this Idempotency-Key is still being carried out"),
    IDEMPOTENCY_OUTCOME_LOST(
            HttpStatus.CONFLICT, "The request took effect, but its answer was lost; read what it changed");

    private final HttpStatus status;
    private final String title;

    IdempotencyProblem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
