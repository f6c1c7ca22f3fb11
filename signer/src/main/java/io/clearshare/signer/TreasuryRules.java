package io.clearshare.signer;

import io.clearshare.domain.signing.EscrowMove;
import io.clearshare.domain.signing.PayoutTransfer;
import io.clearshare.domain.signing.PayoutTransfer.Asset;
import io.clearshare.domain.signing.ReadEscrow;
import io.clearshare.domain.signing.ReadTransfer;
import io.clearshare.domain.signing.SpendCaps;
import io.clearshare.domain.signing.SpendWindow;
import io.clearshare.domain.signing.SpendWindow.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The treasury's signer: payouts within caps, and where there is an escrow, what goes into its vault within other caps, and
 * the costs of what its own keys let out.
 */
final class TreasuryRules implements SigningRules<PayoutTransfer> {

    private static final String NO_ROOT = "-";
    /** Lines from before memos carried a root. */
    private static final int WORDS_WITHOUT_ROOT = 5;

    private final ReadTransfer payouts;
    private final @Nullable ReadEscrow escrow;
    private final SpendWindow window;

    /** @param escrow null where there is none */
    TreasuryRules(ReadTransfer payouts, @Nullable ReadEscrow escrow, SpendCaps caps) {
        this.payouts = payouts;
        this.escrow = escrow;
        this.window = new SpendWindow(caps);
    }

    @Override
    public PayoutTransfer read(byte[] message) {
        ReadTransfer.Reading reading = payouts.read(message);
        if (reading instanceof ReadTransfer.Reading.Transfer transfer) {
            return transfer.transfer();
        }
        if (escrow != null && escrow.read(message) instanceof ReadEscrow.Reading.Move move) {
            return transfer(move.move());
        }
        throw new Foreign(((ReadTransfer.Reading.Foreign) reading).why());
    }

    /** A payout that goes through the escrow has the terms of its funding here, so it is not paid directly as well. */
    private static PayoutTransfer transfer(EscrowMove move) {
        return move.kind() == EscrowMove.Kind.FUND
                ? new PayoutTransfer(
                        move.payoutId(), move.root(), Asset.ESCROW, move.micros(), move.to(), move.costLamports())
                : new PayoutTransfer(
                        move.kind().name().toLowerCase(Locale.ROOT) + ":" + move.payoutId(),
                        move.root(),
                        Asset.FEE,
                        0,
                        move.nonceAccount(),
                        move.costLamports());
    }

    @Override
    public Judgement judge(Instant clock, String messageHash, PayoutTransfer asked) {
        Verdict verdict = window.judge(clock, messageHash, asked);
        return switch (verdict) {
            case GRANTED -> Judgement.GRANTED;
            case SIGNED_BEFORE -> Judgement.SIGNED_BEFORE;
            case PAYOUT_CAP -> refused(verdict, asked.units() + " is more than one payout may be");
            case DAY_CAP -> refused(verdict, "with " + asked.units() + " more than 24 hours may see");
            case COST_CAP -> refused(verdict, "fees and rent of 24 hours are used up");
            case OTHER_TERMS ->
                refused(verdict, "payout " + asked.payoutId() + " was signed with another amount or address");
            case TOO_OFTEN -> refused(verdict, "payout " + asked.payoutId() + " was signed too often");
        };
    }

    private static Judgement refused(Verdict verdict, String why) {
        return new Judgement(verdict.name(), why);
    }

    @Override
    public void add(Instant at, String messageHash, PayoutTransfer asked) {
        window.add(at, messageHash, asked);
    }

    @Override
    public Instant now() {
        return window.now();
    }

    @Override
    public List<String> words(PayoutTransfer asked) {
        return List.of(
                asked.payoutId(),
                asked.asset().name(),
                Long.toString(asked.units()),
                asked.to(),
                Long.toString(asked.costLamports()),
                asked.root().isEmpty() ? NO_ROOT : asked.root());
    }

    @Override
    public PayoutTransfer told(List<String> words) {
        return new PayoutTransfer(
                words.get(0),
                words.size() == WORDS_WITHOUT_ROOT || words.get(5).equals(NO_ROOT) ? "" : words.get(5),
                Asset.valueOf(words.get(1)),
                Long.parseLong(words.get(2)),
                words.get(3),
                Long.parseLong(words.get(4)));
    }
}
