package io.clearshare.admin.payout;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why a decision on a payout is turned down. */
public enum PayoutProblem implements ProblemCode {
    NOT_WAITING(HttpStatus.CONFLICT, "The payout does not wait for approval"),
    CONTENT_CHANGED(HttpStatus.CONFLICT, "The approval is for another content than the payout has"),
    NO_PROOF(HttpStatus.NOT_FOUND, "The payout was made before payments carried the root of their lines");

    private final HttpStatus status;
    private final String title;

    PayoutProblem(HttpStatus status, String title) {
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
