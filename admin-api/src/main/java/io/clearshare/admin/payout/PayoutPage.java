package io.clearshare.admin.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some payouts, the newest first.
 *
 * @param next what to ask for as {@code after} to go on; null at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayoutPage(List<PayoutView> items, @Nullable UUID next) {}
