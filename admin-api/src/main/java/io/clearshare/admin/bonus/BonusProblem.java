package io.clearshare.admin.bonus;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why a bonus is not decided. */
public enum BonusProblem implements ProblemCode {
    ALREADY_DECIDED(HttpStatus.CONFLICT, "The bonus is decided; a negative one would take it back"),
    SAME_PERSON(HttpStatus.CONFLICT, "Somebody else than who proposed it has to decide");

    private final HttpStatus status;
    private final String title;

    BonusProblem(HttpStatus status, String title) {
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
