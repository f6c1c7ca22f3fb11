package io.clearshare.signer;

import io.clearshare.signer.SigningRules.Judgement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Signs what the rules allow, and nothing else, whoever asks.
 *
 * <p>After a failure of its disk it signs nothing any more until it is started again.
 *
 * @param <T> what the rules read in a message
 */
final class SignPayouts<T> implements AutoCloseable {

    private final KeyFile key;
    private final SigningRules<T> rules;
    private final Journal journal;
    private final Clock clock;
    private boolean broken;

    private SignPayouts(KeyFile key, SigningRules<T> rules, Journal journal, Clock clock) {
        this.key = key;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    /** Starts from what the journal tells of the time before. */
    static <T> SignPayouts<T> open(KeyFile key, SigningRules<T> rules, Path journal, Clock clock) throws IOException {
        Journal opened =
                Journal.open(journal, line -> rules.add(line.at(), line.messageHash(), rules.told(line.words())));
        return new SignPayouts<>(key, rules, opened, clock);
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
        try {
            return sign(message, rules.read(message));
        } catch (SigningRules.Foreign e) {
            return new Answer.Refused("FOREIGN", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException("The journal cannot be written", e);
        }
    }

    private Answer sign(byte[] message, T asked) throws IOException {
        long number;
        synchronized (this) {
            if (broken) {
                return new Answer.Refused("BROKEN", "the journal could not be written");
            }
            String hash = sha256(message);
            Judgement judgement = rules.judge(clock.instant(), hash, asked);
            boolean granted = judgement.equals(Judgement.GRANTED);
            if (!granted && !judgement.equals(Judgement.SIGNED_BEFORE)) {
                return new Answer.Refused(judgement.code(), judgement.why());
            }
            // What was signed before may have been so only now, and not be on the disk yet.
            number = granted ? write(hash, asked) : journal.written();
        }
        journal.sync(number);
        return new Answer.Signed(key.sign(message));
    }

    private long write(String hash, T asked) throws IOException {
        long number = journal.append(new Journal.Line(rules.now(), hash, rules.words(asked)));
        rules.add(rules.now(), hash, asked);
        return number;
    }

    private synchronized void stop() {
        broken = true;
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
