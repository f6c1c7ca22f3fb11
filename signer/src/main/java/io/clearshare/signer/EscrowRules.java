package io.clearshare.signer;

import io.clearshare.domain.signing.EscrowMove;
import io.clearshare.domain.signing.EscrowMove.Kind;
import io.clearshare.domain.signing.EscrowWindow;
import io.clearshare.domain.signing.EscrowWindow.Verdict;
import io.clearshare.domain.signing.ReadEscrow;
import java.time.Instant;
import java.util.List;

/** One of the escrow's signers: releases within its caps and refunds, nothing else. */
final class EscrowRules implements SigningRules<EscrowMove> {

    private final String address;
    private final ReadEscrow moves;
    private final EscrowWindow window;

    /** @param address of this signer, which has to sign beside the payer, never as the payer */
    EscrowRules(String address, ReadEscrow moves, EscrowWindow window) {
        this.address = address;
        this.moves = moves;
        this.window = window;
    }

    @Override
    public EscrowMove read(byte[] message) {
        ReadEscrow.Reading reading = moves.read(message);
        if (reading instanceof ReadEscrow.Reading.Foreign foreign) {
            throw new Foreign(foreign.why());
        }
        ReadEscrow.Reading.Move move = (ReadEscrow.Reading.Move) reading;
        Kind kind = move.move().kind();
        if ((kind != Kind.RELEASE && kind != Kind.REFUND) || !move.signers().contains(address)) {
            throw new Foreign("nothing that leaves the vault with this signature");
        }
        return move.move();
    }

    @Override
    public Judgement judge(Instant clock, String messageHash, EscrowMove asked) {
        Verdict verdict = window.judge(clock, messageHash, asked);
        return switch (verdict) {
            case GRANTED -> Judgement.GRANTED;
            case SIGNED_BEFORE -> Judgement.SIGNED_BEFORE;
            case PAYOUT_CAP -> refused(verdict, asked.micros() + " is more than one payout may be");
            case DAY_CAP -> refused(verdict, "with " + asked.micros() + " more than 24 hours may see");
            case OTHER_TERMS ->
                refused(verdict, "payout " + asked.payoutId() + " was signed with another amount, address or nonce");
            case REFUNDED -> refused(verdict, "payout " + asked.payoutId() + " was signed to be refunded");
            case TOO_OFTEN -> refused(verdict, "payout " + asked.payoutId() + " was signed too often");
        };
    }

    private static Judgement refused(Verdict verdict, String why) {
        return new Judgement(verdict.name(), why);
    }

    @Override
    public void add(Instant at, String messageHash, EscrowMove asked) {
        window.add(at, messageHash, asked);
    }

    @Override
    public Instant now() {
        return window.now();
    }

    @Override
    public List<String> words(EscrowMove asked) {
        return List.of(
                asked.kind().name(),
                asked.payoutId(),
                Long.toString(asked.micros()),
                asked.to(),
                asked.nonceAccount(),
                asked.nonceValue(),
                asked.root(),
                Long.toString(asked.costLamports()));
    }

    @Override
    public EscrowMove told(List<String> words) {
        return new EscrowMove(
                Kind.valueOf(words.get(0)),
                words.get(1),
                words.get(6),
                Long.parseLong(words.get(2)),
                words.get(3),
                words.get(4),
                words.get(5),
                Long.parseLong(words.get(7)));
    }
}
