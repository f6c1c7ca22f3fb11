package io.clearshare.admin.spool;

import io.clearshare.admin.problem.ProblemCode;
import io.clearshare.admin.problem.Refused;
import org.springframework.http.HttpStatus;

/** The spool has no room; nothing of the request was accepted. */
public class SpoolFull extends Refused {

    private static final long serialVersionUID = 1L;

    enum Problem implements ProblemCode {
        SPOOL_FULL;

        @Override
        public HttpStatus status() {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }

        @Override
        public String title() {
            return "Events cannot be stored now";
        }
    }

    SpoolFull(String detail) {
        super(Problem.SPOOL_FULL, detail);
    }
}
