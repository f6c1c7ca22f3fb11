package io.clearshare.admin.sanctions;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why something about sanctions is refused. */
public enum SanctionsProblem implements ProblemCode {
    LIST_UNREADABLE(HttpStatus.BAD_REQUEST, "The list cannot be read whole, so nothing of it is taken"),
    LIST_OLDER(HttpStatus.CONFLICT, "A list as of a later day is in force"),
    LIST_SHRINKS(HttpStatus.CONFLICT, "The list names far fewer addresses than the one in force"),
    CASE_DECIDED(HttpStatus.CONFLICT, "The case is decided");

    private final HttpStatus status;
    private final String title;

    SanctionsProblem(HttpStatus status, String title) {
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
