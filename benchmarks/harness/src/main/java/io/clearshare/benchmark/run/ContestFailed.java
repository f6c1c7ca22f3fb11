package io.clearshare.benchmark.run;

/** A contestant did not come to its end; the message says why. */
public final class ContestFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ContestFailed(String message) {
        super(message);
    }
}
