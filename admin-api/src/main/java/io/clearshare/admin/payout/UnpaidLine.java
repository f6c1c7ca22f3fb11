package io.clearshare.admin.payout;

/** A booked earning that no payout pays or has paid. */
record UnpaidLine(String earningId, long amountMicros) {}
