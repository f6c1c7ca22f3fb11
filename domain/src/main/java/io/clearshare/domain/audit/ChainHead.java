package io.clearshare.domain.audit;

/** The last record of a chain at some time, kept where the chain is not. */
public record ChainHead(long no, String hash) {

    /** The head of a chain without records. */
    public static final ChainHead EMPTY = new ChainHead(0, AuditRecord.GENESIS);
}
