package io.clearshare.domain.program;

/**
 * A step of a commission schedule.
 *
 * @param fromMicros the paying trade credits of the month before from which the tier is reached
 */
public record Tier(String name, long fromMicros, int basisPoints) {

    public Tier {
        if (fromMicros < 0 || basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException("tier " + name + " from " + fromMicros + " at " + basisPoints);
        }
    }
}
