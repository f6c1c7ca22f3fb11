package io.clearshare.admin.commission;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why a change of what is paid is refused. */
public enum CommissionProblem implements ProblemCode {
    PAYS_WASH_TRADING(HttpStatus.UNPROCESSABLE_CONTENT, "A ring of accounts could live on these terms"),
    EFFECTIVE_IN_THE_PAST(HttpStatus.UNPROCESSABLE_CONTENT, "What was promised before stays as it was");

    private final HttpStatus status;
    private final String title;

    CommissionProblem(HttpStatus status, String title) {
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
