package io.clearshare.admin.kyc;

import io.clearshare.admin.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why something about identities is refused. */
public enum KycProblem implements ProblemCode {
    NOT_STARTED(HttpStatus.CONFLICT, "Start the verification first"),
    NOTHING_TO_HAND_IN(HttpStatus.CONFLICT, "Nothing can be handed in now"),
    DOCUMENT_MISSING(HttpStatus.CONFLICT, "At least one document is needed"),
    DOCUMENT_NOT_READABLE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A document is a JPEG, a PNG or a PDF"),
    TOO_MANY_DOCUMENTS(HttpStatus.CONFLICT, "There are enough documents; remove one first"),
    DOCUMENTS_NOT_CONFIGURED(HttpStatus.SERVICE_UNAVAILABLE, "This installation has no key to keep documents under"),
    VERIFICATION_DECLINED(HttpStatus.CONFLICT, "The verification was declined; ask the programme"),
    NOT_PENDING(HttpStatus.CONFLICT, "The check does not wait for that decision"),
    WEBHOOK_SIGNATURE_INVALID(HttpStatus.UNAUTHORIZED, "The delivery is not signed by the provider"),
    WEBHOOK_UNREADABLE(HttpStatus.BAD_REQUEST, "The delivery is not what the provider documents"),
    PROVIDER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The identity provider does not answer now; try again later");

    private final HttpStatus status;
    private final String title;

    KycProblem(HttpStatus status, String title) {
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
