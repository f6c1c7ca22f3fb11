package io.clearshare.admin.identity;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why a sign-in is refused. */
public enum IdentityProblem implements ProblemCode {
    WRONG_CREDENTIALS(HttpStatus.UNAUTHORIZED, "E-mail, password or one-time code is wrong"),
    TOTP_REQUIRED(HttpStatus.UNAUTHORIZED, "This account also needs a one-time code"),
    TOTP_WRONG(HttpStatus.FORBIDDEN, "The one-time code is wrong or was used before"),
    TOO_MANY_SIGN_INS(HttpStatus.TOO_MANY_REQUESTS, "Too many failed sign-ins; wait before the next one");

    private final HttpStatus status;
    private final String title;

    IdentityProblem(HttpStatus status, String title) {
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
