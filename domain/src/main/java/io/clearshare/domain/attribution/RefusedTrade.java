package io.clearshare.domain.attribution;

import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.event.Trade;

/** A trade that does not count, and why. */
public record RefusedTrade(Trade trade, Refusal reason) {}
