package io.clearshare.job.message;

import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Touch;
import java.util.ArrayList;
import java.util.List;

/** What changed of a visitor's touches and exposures that are one user's; what is lost goes before what is gained. */
public record VisitorNews(
        List<Touch> lostTouches,
        List<Touch> gainedTouches,
        List<Exposure> lostExposures,
        List<Exposure> gainedExposures) {

    /** No news yet. */
    public VisitorNews() {
        this(new ArrayList<>(2), new ArrayList<>(), new ArrayList<>(2), new ArrayList<>());
    }
}
