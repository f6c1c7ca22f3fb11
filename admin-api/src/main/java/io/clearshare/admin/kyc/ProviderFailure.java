package io.clearshare.admin.kyc;

/** A provider that does not answer, or answers with a refusal. */
class ProviderFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of the answer, or 0 when there was none */
    ProviderFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
