package io.clearshare.domain.touch;

/** The verdict on one click event. */
public record ClickVerdict(VisitorClick click, Verdict verdict) {}
