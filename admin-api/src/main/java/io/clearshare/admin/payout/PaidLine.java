package io.clearshare.admin.payout;

import io.clearshare.admin.ledger.LedgerEntry;
import java.util.List;

/** One earning in a payout, with the entries in the books that concern it: credit, reservation, payment. */
public record PaidLine(PayoutLine line, PayoutView payout, List<LedgerEntry> ledger) {}
