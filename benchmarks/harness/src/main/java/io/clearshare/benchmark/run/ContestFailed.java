package io.clearshare.benchmark.run;

/** A contestant did not come to its end; the message says why. */
final class ContestFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    ContestFailed(String message) {
        super(message);
    }
}
