package io.clearshare.domain.audit;

import java.util.List;
import java.util.Random;

/** Ways to falsify a chain. Each changes the list and returns the number of the record that it falsified. */
enum Tampering {
    FLIP_A_BIT {
        @Override
        long apply(List<AuditRecord> chain, Random random) {
            int i = random.nextInt(chain.size());
            AuditRecord r = chain.get(i);
            int field = random.nextInt(9);
            chain.set(
                    i,
                    new AuditRecord(
                            r.no(),
                            field == 0 ? r.atMicros() ^ 1L << random.nextInt(50) : r.atMicros(),
                            field == 1 ? flipped(r.actor(), random) : r.actor(),
                            field == 2 ? flipped(r.role(), random) : r.role(),
                            field == 3 ? flipped(r.action(), random) : r.action(),
                            field == 4 ? flipped(r.subject(), random) : r.subject(),
                            field == 5 ? flipped(r.reason(), random) : r.reason(),
                            field == 6 ? flipped(r.details(), random) : r.details(),
                            field == 7 ? flipped(r.previousHash(), random) : r.previousHash(),
                            field == 8 ? flipped(r.hash(), random) : r.hash()));
            return i + 1L;
        }
    },
    CHANGE_AND_HASH_AGAIN {
        @Override
        long apply(List<AuditRecord> chain, Random random) {
            int i = random.nextInt(chain.size() - 1);
            AuditRecord r = chain.get(i);
            chain.set(
                    i,
                    Chains.sealed(new AuditRecord(
                            r.no(),
                            r.atMicros(),
                            "staff:other",
                            r.role(),
                            r.action(),
                            r.subject(),
                            r.reason(),
                            r.details(),
                            r.previousHash(),
                            "")));
            return i + 1L;
        }
    },
    DELETE {
        @Override
        long apply(List<AuditRecord> chain, Random random) {
            int i = random.nextInt(chain.size() - 1);
            chain.remove(i);
            return i + 1L;
        }
    },
    DELETE_AND_CLOSE_THE_GAP {
        @Override
        long apply(List<AuditRecord> chain, Random random) {
            int i = random.nextInt(chain.size() - 1);
            chain.remove(i);
            renumber(chain, i);
            return i + 1L;
        }
    },
    INSERT {
        @Override
        long apply(List<AuditRecord> chain, Random random) {
            int i = random.nextInt(chain.size());
            String previous = i == 0 ? AuditRecord.GENESIS : chain.get(i - 1).hash();
            AuditRecord model = chain.get(random.nextInt(chain.size()));
            chain.add(i, Chains.sealed(Chains.with(model, i + 1L, previous, "")));
            renumber(chain, i + 1);
            return i + 1L;
        }
    },
    SWAP {
        @Override
        long apply(List<AuditRecord> chain, Random random) {
            int i = random.nextInt(chain.size() - 1);
            int j = i + 1 + random.nextInt(chain.size() - i - 1);
            AuditRecord first = chain.get(i);
            AuditRecord second = chain.get(j);
            chain.set(i, Chains.with(second, i + 1L, second.previousHash(), second.hash()));
            chain.set(j, Chains.with(first, j + 1L, first.previousHash(), first.hash()));
            return i + 1L;
        }
    },
    CUT_THE_TAIL {
        @Override
        long apply(List<AuditRecord> chain, Random random) {
            int left = random.nextInt(chain.size());
            chain.subList(left, chain.size()).clear();
            return left + 1L;
        }
    },
    WRITE_ALL_ANEW {
        @Override
        long apply(List<AuditRecord> chain, Random random) {
            int i = random.nextInt(chain.size());
            AuditRecord r = chain.get(i);
            chain.set(
                    i,
                    new AuditRecord(
                            r.no(),
                            r.atMicros(),
                            "staff:other",
                            r.role(),
                            r.action(),
                            r.subject(),
                            r.reason(),
                            r.details(),
                            r.previousHash(),
                            ""));
            Chains.rewriteFrom(chain, i);
            return i + 1L;
        }
    };

    abstract long apply(List<AuditRecord> chain, Random random);

    private static void renumber(List<AuditRecord> chain, int from) {
        for (int i = from; i < chain.size(); i++) {
            AuditRecord r = chain.get(i);
            chain.set(i, Chains.with(r, i + 1L, r.previousHash(), r.hash()));
        }
    }

    /** The lowest bits keep a letter one byte of UTF-8, as a database would. */
    private static String flipped(String text, Random random) {
        char[] letters = text.toCharArray();
        letters[random.nextInt(letters.length)] ^= (char) (1 << random.nextInt(6));
        return new String(letters);
    }
}
