package io.clearshare.domain.audit;

import java.util.ArrayList;
import java.util.List;

/** Chains for tests. */
final class Chains {

    private Chains() {}

    static List<AuditRecord> ofLength(int length) {
        List<AuditRecord> chain = new ArrayList<>();
        String previous = AuditRecord.GENESIS;
        for (int no = 1; no <= length; no++) {
            AuditRecord record = sealed(new AuditRecord(
                    no,
                    1_700_000_000_000_000L + no,
                    "staff:" + no % 7,
                    "FINANCE",
                    "payout.approve",
                    "payout:" + no,
                    "because " + no,
                    "{\"contentHash\":\"" + Integer.toHexString(no * 31) + "\"}",
                    previous,
                    ""));
            chain.add(record);
            previous = record.hash();
        }
        return chain;
    }

    /** The record with the hash that its content asks for. */
    static AuditRecord sealed(AuditRecord r) {
        AuditRecord bare = with(r, r.no(), r.previousHash(), "");
        return with(bare, bare.no(), bare.previousHash(), bare.expectedHash());
    }

    static AuditRecord with(AuditRecord r, long no, String previousHash, String hash) {
        return new AuditRecord(
                no,
                r.atMicros(),
                r.actor(),
                r.role(),
                r.action(),
                r.subject(),
                r.reason(),
                r.details(),
                previousHash,
                hash);
    }

    /** From the index on, every record is linked and hashed anew, as by somebody who knows how. */
    static void rewriteFrom(List<AuditRecord> chain, int index) {
        for (int i = index; i < chain.size(); i++) {
            String previous = i == 0 ? AuditRecord.GENESIS : chain.get(i - 1).hash();
            chain.set(i, sealed(with(chain.get(i), i + 1L, previous, "")));
        }
    }
}
