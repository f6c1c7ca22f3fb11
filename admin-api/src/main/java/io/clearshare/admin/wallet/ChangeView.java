package io.clearshare.admin.wallet;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of an address as people see it; it names nobody's mailbox. */
record ChangeView(
        UUID changeId,
        String influencerId,
        String handle,
        String beforeWallet,
        String wallet,
        String state,
        Instant askedAt,
        Instant confirmUntil,
        @Nullable Instant effectiveAt,
        @Nullable Instant closedAt,
        String reason) {

    static ChangeView of(WalletChange change) {
        return new ChangeView(
                change.changeId(),
                change.influencerId(),
                change.handle(),
                change.beforeWallet(),
                change.wallet(),
                change.state().wireName(),
                change.askedAt(),
                change.confirmUntil(),
                change.effectiveAt(),
                change.closedAt(),
                change.reason());
    }
}
