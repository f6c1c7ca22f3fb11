package io.clearshare.domain.touch;

/**
 * A visitor's first exposure to an experiment.
 *
 * @param mixed whether the visitor met a second variant within 30 days of the first
 * @param userId owner of the exposing touch, or {@code ""} while nobody owns it
 */
public record Exposure(
        String experimentId, String visitorId, String variant, long at, String clickId, boolean mixed, String userId) {

    /** How long after it a second variant spoils an exposure, and outcomes count for it. */
    public static final int WINDOW_DAYS = 30;

    /** A visitor has one exposure to an experiment at a time. */
    @Override
    public int hashCode() {
        return experimentId.hashCode() * 31 + visitorId.hashCode();
    }
}
