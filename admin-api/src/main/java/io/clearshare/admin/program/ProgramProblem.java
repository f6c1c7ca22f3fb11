package io.clearshare.admin.program;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why the programme refuses a change. */
public enum ProgramProblem implements ProblemCode {
    CODE_TAKEN(HttpStatus.CONFLICT, "That code belongs to somebody"),
    CODE_NOT_THEIRS(HttpStatus.NOT_FOUND, "That code is not this influencer's"),
    LAST_CODE(HttpStatus.CONFLICT, "An influencer keeps at least one code"),
    EMAIL_TAKEN(HttpStatus.CONFLICT, "Somebody registered with that e-mail address; ask for a sign-in link"),
    INVALID_CODE(HttpStatus.BAD_REQUEST, "That cannot be a code"),
    INVALID_WALLET(HttpStatus.BAD_REQUEST, "That is no Solana address"),
    STATE_NOT_REACHABLE(HttpStatus.CONFLICT, "That state does not follow the present one");

    private final HttpStatus status;
    private final String title;

    ProgramProblem(HttpStatus status, String title) {
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
