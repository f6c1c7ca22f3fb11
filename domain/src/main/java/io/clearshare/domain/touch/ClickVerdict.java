package io.clearshare.domain.touch;

/** The verdict on one click event. */
public record ClickVerdict(VisitorClick click, Verdict verdict) {

    /** Whether the event is a touch at all: a counted click or a view. */
    public boolean isTouch() {
        return verdict == Verdict.COUNTED || verdict == Verdict.VIEW;
    }
}
