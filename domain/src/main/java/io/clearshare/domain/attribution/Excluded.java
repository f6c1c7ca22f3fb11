package io.clearshare.domain.attribution;

import io.clearshare.domain.touch.Touch;

/** A touch of the person that no conversion can credit, and why. */
public record Excluded(Touch touch, ExclusionReason reason) {}
