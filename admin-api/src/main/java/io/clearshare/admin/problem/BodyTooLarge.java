package io.clearshare.admin.problem;

import java.io.IOException;

/** A body went on after the limit of its route. */
public class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(long bytesMax) {
        super("more than " + bytesMax + " bytes");
    }
}
