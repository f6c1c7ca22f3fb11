package io.clearshare.domain.audit;

import io.clearshare.domain.audit.ChainVerdict.Broken;
import io.clearshare.domain.audit.ChainVerdict.Fault;
import io.clearshare.domain.audit.ChainVerdict.Intact;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a chain record by record, in order of number, against itself and against heads that were anchored elsewhere.
 *
 * <p>The first fault is kept, because everything after it follows from it. Whoever rewrites a record and every hash after it
 * is found by the first anchored head that no longer fits; the record is then known to lie between two heads.
 */
public final class VerifyChain {

    private final TreeMap<Long, String> anchored = new TreeMap<>();
    private ChainHead last = ChainHead.EMPTY;
    private long anchoredLast;
    private @Nullable Broken broken;

    /** @param heads heads that the chain has had; two different hashes for one number are a fault of their own */
    public VerifyChain(Collection<ChainHead> heads) {
        for (ChainHead head : heads) {
            String other = anchored.put(head.no(), head.hash());
            if (other != null && !other.equals(head.hash())) {
                fault(head.no(), Fault.REWRITTEN, "two different records were anchored with this number");
            }
        }
    }

    /** Looks at the next record. */
    public void accept(AuditRecord record) {
        if (broken != null) {
            return;
        }
        long next = last.no() + 1;
        if (record.no() != next) {
            fault(
                    Math.min(next, record.no()),
                    Fault.OUT_OF_SEQUENCE,
                    "found record " + record.no() + " instead of " + next);
        } else if (!record.hash().equals(record.expectedHash())) {
            fault(next, Fault.CHANGED, "the content is not what was hashed");
        } else if (!record.previousHash().equals(last.hash())) {
            fault(next, Fault.NOT_LINKED, "it does not follow from the record before it");
        } else {
            checkAnchor(record);
            last = new ChainHead(record.no(), record.hash());
        }
    }

    private void checkAnchor(AuditRecord record) {
        String expected = anchored.get(record.no());
        if (expected == null) {
            return;
        }
        if (!expected.equals(record.hash())) {
            fault(
                    anchoredLast + 1,
                    Fault.REWRITTEN,
                    "a record between " + (anchoredLast + 1) + " and " + record.no()
                            + " was written anew with all that follow");
        }
        anchoredLast = record.no();
    }

    /** The verdict, once every record has been accepted. */
    public ChainVerdict finish() {
        if (broken != null) {
            return broken;
        }
        Map.Entry<Long, String> missing = anchored.higherEntry(last.no());
        if (missing != null) {
            return new Broken(
                    last.no() + 1,
                    Fault.TRUNCATED,
                    "the chain ends at " + last.no() + ", but has had a record " + anchored.lastKey());
        }
        return new Intact(last);
    }

    private void fault(long no, Fault fault, String message) {
        if (broken == null) {
            broken = new Broken(no, fault, "Record " + no + ": " + message);
        }
    }
}
