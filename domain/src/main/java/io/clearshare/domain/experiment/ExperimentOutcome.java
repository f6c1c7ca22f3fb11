package io.clearshare.domain.experiment;

/**
 * What one user did within 30 days of its first exposure to an experiment.
 *
 * @param visitorId the user's earliest exposed visitor
 * @param at the exposure; its UTC hour and variant name the cell
 * @param feeMicros fees net of reversals
 */
public record ExperimentOutcome(
        String experimentId,
        String userId,
        String visitorId,
        String variant,
        long at,
        int signups,
        int activations,
        long feeMicros) {}
