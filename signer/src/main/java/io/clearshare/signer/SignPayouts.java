package io.clearshare.signer;

import io.clearshare.domain.signing.PayoutTransfer;
import io.clearshare.domain.signing.ReadTransfer;
import io.clearshare.domain.signing.ReadTransfer.Reading;
import io.clearshare.domain.signing.SpendCaps;
import io.clearshare.domain.signing.SpendWindow;
import io.clearshare.domain.signing.SpendWindow.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Signs what is exactly one payout within the caps, and nothing else, whoever asks.
 *
 * <p>After a failure of its disk it signs nothing any more until it is started again.
 */
final class SignPayouts implements AutoCloseable {

    private final KeyFile key;
    private final ReadTransfer rules;
    private final SpendWindow window;
    private final Journal journal;
    private final Clock clock;
    private boolean broken;

    private SignPayouts(KeyFile key, ReadTransfer rules, SpendWindow window, Journal journal, Clock clock) {
        this.key = key;
        this.rules = rules;
        this.window = window;
        this.journal = journal;
        this.clock = clock;
    }

    /** Starts from what the journal tells of the time before. */
    static SignPayouts open(KeyFile key, String treasury, String mint, SpendCaps caps, Path journal, Clock clock)
            throws IOException {
        SpendWindow window = new SpendWindow(caps);
        Journal opened = Journal.open(journal, line -> window.add(line.at(), line.messageHash(), line.transfer()));
        return new SignPayouts(key, new ReadTransfer(key.address(), treasury, mint), window, opened, clock);
    }

    /** What becomes of a request. */
    sealed interface Answer {

        record Signed(byte[] signature) implements Answer {}

        /** @param code for programs, such as {@code DAY_CAP} */
        record Refused(String code, String why) implements Answer {}
    }

    String address() {
        return key.address();
    }

    Answer sign(byte[] message) {
        Reading reading = rules.read(message);
        if (reading instanceof Reading.Foreign foreign) {
            return new Answer.Refused("FOREIGN", foreign.why());
        }
        PayoutTransfer transfer = ((Reading.Transfer) reading).transfer();
        try {
            return sign(message, transfer);
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException("The journal cannot be written", e);
        }
    }

    private Answer sign(byte[] message, PayoutTransfer transfer) throws IOException {
        long number;
        synchronized (this) {
            if (broken) {
                return new Answer.Refused("BROKEN", "the journal could not be written");
            }
            String hash = sha256(message);
            Verdict verdict = window.judge(clock.instant(), hash, transfer);
            if (verdict != Verdict.GRANTED && verdict != Verdict.SIGNED_BEFORE) {
                return new Answer.Refused(verdict.name(), why(verdict, transfer));
            }
            // What was signed before may have been so only now, and not be on the disk yet.
            number = verdict == Verdict.GRANTED ? write(hash, transfer) : journal.written();
        }
        journal.sync(number);
        return new Answer.Signed(key.sign(message));
    }

    private long write(String hash, PayoutTransfer transfer) throws IOException {
        long number = journal.append(new Journal.Line(window.now(), hash, transfer));
        window.add(window.now(), hash, transfer);
        return number;
    }

    private synchronized void stop() {
        broken = true;
    }

    private static String why(Verdict verdict, PayoutTransfer transfer) {
        return switch (verdict) {
            case PAYOUT_CAP -> transfer.units() + " is more than one payout may be";
            case DAY_CAP -> "with " + transfer.units() + " more than 24 hours may see";
            case COST_CAP -> "fees and rent of 24 hours are used up";
            case OTHER_TERMS -> "payout " + transfer.payoutId() + " was signed with another amount or address";
            case TOO_OFTEN -> "payout " + transfer.payoutId() + " was signed too often";
            case GRANTED, SIGNED_BEFORE -> "";
        };
    }

    private static String sha256(byte[] message) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
