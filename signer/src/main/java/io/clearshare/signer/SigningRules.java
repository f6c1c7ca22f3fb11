package io.clearshare.signer;

import java.time.Instant;
import java.util.List;

/**
 * What a signer signs, and how much of it; not for several threads at once, but {@link #read} is.
 *
 * @param <T> what a message that may be signed at all asks for
 */
interface SigningRules<T> {

    /**
     * Understands every byte of a message.
     *
     * @throws Foreign when it is anything else than what this signer is for
     */
    T read(byte[] message);

    /** Judges a request; a grant takes effect with {@link #add}. */
    Judgement judge(Instant clock, String messageHash, T asked);

    /** Counts a signature, a new one or one of the time before a restart. */
    void add(Instant at, String messageHash, T asked);

    /** The latest time that these rules have seen. */
    Instant now();

    /** How the journal tells it. */
    List<String> words(T asked);

    /** What the journal told. */
    T told(List<String> words);

    /**
     * The outcome of judging.
     *
     * @param code for programs, such as {@code DAY_CAP}
     */
    record Judgement(String code, String why) {

        static final Judgement GRANTED = new Judgement("GRANTED", "");
        /** The same signature again lets nothing more out. */
        static final Judgement SIGNED_BEFORE = new Judgement("SIGNED_BEFORE", "");
    }

    /** No message that this signer is for. */
    final class Foreign extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Foreign(String why) {
            super(why);
        }
    }
}
