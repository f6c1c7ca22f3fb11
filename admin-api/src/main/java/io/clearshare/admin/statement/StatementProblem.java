package io.clearshare.admin.statement;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why there is no statement. */
enum StatementProblem implements ProblemCode {
    MONTH_NOT_CLOSED(HttpStatus.CONFLICT, "A statement is there once its month is over");

    private final HttpStatus status;
    private final String title;

    StatementProblem(HttpStatus status, String title) {
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
