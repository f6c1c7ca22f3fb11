package io.clearshare.domain.attribution;

import io.clearshare.domain.model.Model;

/**
 * One row of the credits table: one conversion, one model, one credited touch (or nobody).
 *
 * @param shareNanos share times 10⁹, negative for a reversal
 */
public record Credit(
        Model model,
        String influencerId,
        String code,
        String clickId,
        long creditMicros,
        long volumeMicros,
        long shareNanos,
        boolean paying,
        String platform,
        String contentType,
        String campaign) {}
