package io.clearshare.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.audit.ChainVerdict.Broken;
import io.clearshare.domain.audit.ChainVerdict.Fault;
import io.clearshare.domain.audit.ChainVerdict.Intact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerifyChainTest {

    private static final int RECORDS = 10_000;
    private static final int TAMPERINGS = Integer.getInteger("clearshare.audit.tamperings", 1_000);
    private static final int ANCHOR_EVERY = 250;

    private static final List<AuditRecord> CHAIN = Chains.ofLength(RECORDS);
    private static final List<ChainHead> HEADS = CHAIN.stream()
            .filter(record -> record.no() % ANCHOR_EVERY == 0)
            .map(record -> new ChainHead(record.no(), record.hash()))
            .toList();

    @Test
    void anUntouchedChainIsIntact() {
        assertThat(verify(CHAIN, HEADS))
                .isEqualTo(
                        new Intact(new ChainHead(RECORDS, CHAIN.get(RECORDS - 1).hash())));
        assertThat(verify(List.of(), List.of())).isEqualTo(new Intact(ChainHead.EMPTY));
    }

    @Test
    void everyTamperingIsFoundWhereItIs() {
        long seed = Long.getLong("clearshare.seed", System.nanoTime());
        System.out.println("audit tamperings: seed " + seed + ", " + TAMPERINGS + " on " + RECORDS + " records");
        Random random = new Random(seed);
        Map<Tampering, Integer> found = new EnumMap<>(Tampering.class);
        for (int i = 0; i < TAMPERINGS; i++) {
            Tampering tampering = Tampering.values()[i % Tampering.values().length];
            List<AuditRecord> chain = new ArrayList<>(CHAIN);
            long falsified = tampering.apply(chain, random);
            ChainVerdict verdict = verify(chain, HEADS);
            assertThat(verdict).as("%s at %d", tampering, falsified).isInstanceOf(Broken.class);
            assertLocated(tampering, falsified, ((Broken) verdict).no());
            found.merge(tampering, 1, Integer::sum);
        }
        System.out.println("found and located: " + found);
        assertThat(found.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(TAMPERINGS);
    }

    /**
     * A record that is hashed again shows only in the link of the next one, or between two heads when it is one of them; so
     * does a chain written anew.
     */
    private static void assertLocated(Tampering tampering, long falsified, long named) {
        boolean isHead = falsified % ANCHOR_EVERY == 0;
        long slack = switch (tampering) {
            case FLIP_A_BIT, DELETE, DELETE_AND_CLOSE_THE_GAP, SWAP, CUT_THE_TAIL -> 0;
            case CHANGE_AND_HASH_AGAIN, INSERT -> isHead ? ANCHOR_EVERY : 1;
            case WRITE_ALL_ANEW -> ANCHOR_EVERY;
        };
        assertThat(Math.abs(named - falsified))
                .as("%s at %d", tampering, falsified)
                .isLessThanOrEqualTo(slack);
    }

    @Test
    void aHeadWrittenDownElsewhereFindsWhatTheChainHides() {
        List<AuditRecord> chain = new ArrayList<>(CHAIN.subList(0, 100));
        ChainHead head = new ChainHead(100, chain.get(99).hash());
        chain.remove(99);
        assertThat(verify(chain, List.of())).isInstanceOf(Intact.class);
        assertThat(verify(chain, List.of(head))).extracting("fault", "no").containsExactly(Fault.TRUNCATED, 100L);
        chain.add(Chains.sealed(Chains.with(CHAIN.get(5), 100, chain.get(98).hash(), "")));
        assertThat(verify(chain, List.of(head))).extracting("fault").isEqualTo(Fault.REWRITTEN);
        assertThat(verify(chain, List.of(head, new ChainHead(100, "other"))))
                .extracting("fault")
                .isEqualTo(Fault.REWRITTEN);
    }

    private static ChainVerdict verify(List<AuditRecord> chain, List<ChainHead> heads) {
        VerifyChain verify = new VerifyChain(heads);
        chain.forEach(verify::accept);
        return verify.finish();
    }
}
