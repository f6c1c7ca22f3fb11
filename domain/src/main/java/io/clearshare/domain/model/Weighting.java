package io.clearshare.domain.model;

/** How much each touch of a path counts, in integers. */
interface Weighting {

    /** One weight per touch, none negative, at least one above 0; no touches, no weights. */
    long[] weights(long[] touchAt, long pathAt);
}
