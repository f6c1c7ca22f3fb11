package io.clearshare.admin.payout;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why a decision on a payout is turned down. */
public enum PayoutProblem implements ProblemCode {
    NOT_WAITING(HttpStatus.CONFLICT, "The payout does not wait for approval"),
    NOT_IN_REVIEW(HttpStatus.CONFLICT, "The payout is not in review"),
    CONTENT_CHANGED(HttpStatus.CONFLICT, "The approval is for another content than the payout has"),
    NO_PROOF(HttpStatus.NOT_FOUND, "The payout was made before payments carried the root of their lines"),
    ALREADY_APPROVED(HttpStatus.CONFLICT, "You have approved it; another member of finance has to, too"),
    APPROVER_IS_MAKER(HttpStatus.CONFLICT, "You made part of what it pays; somebody else has to approve it"),
    APPROVER_IS_RECIPIENT(HttpStatus.CONFLICT, "It would pay you; somebody else has to approve it"),
    ESCROW_NOT_AVAILABLE(
            HttpStatus.CONFLICT, "Amounts like this go through the escrow, which is not there; refuse it or wait"),
    PROPOSAL_WAITS(HttpStatus.CONFLICT, "A proposal of bands waits; it has to be decided first"),
    BANDS_DECIDED(HttpStatus.CONFLICT, "These bands are decided; propose new ones"),
    SAME_PERSON(HttpStatus.CONFLICT, "Another person has to do this"),
    NOT_STOPPED(HttpStatus.CONFLICT, "Payments go on already");

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
