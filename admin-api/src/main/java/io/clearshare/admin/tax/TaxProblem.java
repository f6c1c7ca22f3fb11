package io.clearshare.admin.tax;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why a step with tax forms is turned down. */
enum TaxProblem implements ProblemCode {
    STATEMENT_CHANGED(HttpStatus.CONFLICT, "The statement to sign has another version"),
    PAYER_NOT_SET(HttpStatus.CONFLICT, "Forms need the programme's name, EIN and address in its settings"),
    YEAR_NOT_OVER(HttpStatus.CONFLICT, "Forms of a year are made once it is over"),
    NOTHING_TO_MAKE(HttpStatus.CONFLICT, "No form of this year is due, or all are made and nothing has changed"),
    NOTICE_OUT_OF_TURN(HttpStatus.CONFLICT, "The notice does not follow from what stands");

    private final HttpStatus status;
    private final String title;

    TaxProblem(HttpStatus status, String title) {
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
