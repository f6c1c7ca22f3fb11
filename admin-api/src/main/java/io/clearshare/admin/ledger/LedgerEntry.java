package io.clearshare.admin.ledger;

import java.time.Instant;
import java.util.UUID;

/** A posting as it stands in the books, with the transaction it is part of. */
public record LedgerEntry(
        UUID transactionId, String reference, String kind, String account, String asset, long amount, Instant at) {}
