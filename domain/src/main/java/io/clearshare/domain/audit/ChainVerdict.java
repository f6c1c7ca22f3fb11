package io.clearshare.domain.audit;

/** What the verification of a chain came to. */
public sealed interface ChainVerdict {

    /** Nothing was changed. */
    record Intact(ChainHead head) implements ChainVerdict {}

    /**
     * Something was changed.
     *
     * @param no    the first record that is not what it was, or that is missing
     * @param fault what is wrong with it
     */
    record Broken(long no, Fault fault, String message) implements ChainVerdict {}

    /** How a record can be wrong. */
    enum Fault {
        /** A record is missing, or another stands in its place. */
        OUT_OF_SEQUENCE,
        /** The record does not follow from the one before it. */
        NOT_LINKED,
        /** The record's content is not what was hashed. */
        CHANGED,
        /** The chain is consistent, but not the one whose head was anchored. */
        REWRITTEN,
        /** The chain ends before a head that was anchored. */
        TRUNCATED
    }
}
