package io.clearshare.admin.wallet;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why an address, or the exchange of one, is refused. */
public enum WalletProblem implements ProblemCode {
    INVALID_WALLET(HttpStatus.BAD_REQUEST, "That is no Solana address"),
    ADDRESS_OFF_CURVE(
            HttpStatus.BAD_REQUEST, "No key can belong to that address, so nobody could spend what is paid to it"),
    ADDRESS_NOT_A_WALLET(HttpStatus.CONFLICT, "That address is no wallet"),
    ADDRESS_LOOKS_ALIKE(HttpStatus.CONFLICT, "That address begins and ends like one of yours, as forged addresses do"),
    ADDRESS_SANCTIONED(HttpStatus.CONFLICT, "That address is on a sanctions list"),
    CHANGE_UNDER_WAY(HttpStatus.CONFLICT, "A confirmed change is under way; cancel it first"),
    LINK_INVALID(HttpStatus.NOT_FOUND, "That link belongs to no change of a wallet"),
    CHANGE_OVER(HttpStatus.CONFLICT, "That change is over");

    private final HttpStatus status;
    private final String title;

    WalletProblem(HttpStatus status, String title) {
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
