package io.clearshare.domain.attribution;

import io.clearshare.domain.event.Trade;
import io.clearshare.domain.experiment.ExperimentOutcome;
import io.clearshare.domain.fraud.Hit;
import java.util.List;

/**
 * What follows from a person's facts and the programme.
 *
 * @param conversions by id
 * @param excluded touches that no conversion can credit
 * @param refused trades that are dead letters
 * @param awaitingOriginal reversals whose original is unknown so far
 */
public record PersonResult(
        List<Conversion> conversions,
        List<Excluded> excluded,
        List<RefusedTrade> refused,
        List<Trade> awaitingOriginal,
        List<Hit> hits,
        List<ExperimentOutcome> outcomes) {}
