package io.clearshare.admin.payout;

import io.clearshare.domain.signing.EscrowMove.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the amount of a payout that goes through the escrow is.
 *
 * @param multisig owner of the vault
 * @param endsAs   what the payout becomes once the amount is back; null as long as it is to be paid
 * @param moves    what was signed to fund and refund it, the oldest first
 */
record Escrow(
        UUID payoutId,
        String multisig,
        State state,
        @Nullable String nonceAccount,
        @Nullable Instant fundedAt,
        @Nullable Instant leftAt,
        @Nullable PayoutState endsAs,
        String endReason,
        List<Move> moves) {

    /** Proven on the chain. */
    enum State {
        UNFUNDED,
        /** In the vault. */
        FUNDED,
        /** Paid out of the vault. */
        RELEASED,
        /** Back in the treasury. */
        REFUNDED,
        /** Paid out of the vault by a release that the books do not have. */
        FOUND
    }

    /** A signed transaction; never a release, which is an attempt of the payout. */
    record Move(Kind kind, Attempt attempt) {}

    Optional<Move> open(Kind kind) {
        return moves.stream()
                .filter(move -> move.kind() == kind && move.attempt().state() == Attempt.State.OPEN)
                .findFirst();
    }

    List<Attempt> attempts(Kind kind) {
        return moves.stream()
                .filter(move -> move.kind() == kind)
                .map(Move::attempt)
                .toList();
    }

    Optional<Attempt> landed(Kind kind) {
        return moves.stream()
                .filter(move -> move.kind() == kind && move.attempt().state() == Attempt.State.LANDED)
                .map(Move::attempt)
                .findFirst();
    }
}
