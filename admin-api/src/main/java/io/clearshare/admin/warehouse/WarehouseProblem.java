package io.clearshare.admin.warehouse;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why the warehouse does not answer a question that it understands. */
public enum WarehouseProblem implements ProblemCode {
    QUESTION_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT, "The question needs more time or memory than it may use");

    private final HttpStatus status;
    private final String title;

    WarehouseProblem(HttpStatus status, String title) {
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
