package io.clearshare.domain.kyc;

import java.time.Instant;

/**
 * Something a provider or a reviewer has said about a check.
 *
 * @param at     by the clock of whoever said it
 * @param reason for the person concerned; empty when none was given
 */
public record IdentityFact(Instant at, IdentityState state, String reason) {}
