package io.clearshare.admin.payout;

import io.clearshare.domain.payout.ChainView;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A node of the simulated chain: many machines behind one address, some behind, some silent.
 *
 * <p>One that lies denies what it has and counts heights that are not there yet.
 */
final class SimulatedNode implements ChainView {

    private static final int FINAL_AFTER = 32;
    private static final Costs COSTS = new Costs(Instant.EPOCH, 5_000, 0);

    private final SimulatedChain chain;
    private final SplittableRandom random;
    private final boolean liar;
    private boolean faulty = true;

    SimulatedNode(SimulatedChain chain, SplittableRandom random, boolean liar) {
        this.chain = chain;
        this.random = random;
        this.liar = liar;
    }

    void heal() {
        faulty = false;
    }

    @Override
    public String name() {
        return liar ? "liar" : "node";
    }

    @Override
    public Status status(String signature) {
        long seen = seenHeight();
        SimulatedChain.Signed signed = chain.find(signature);
        if (signed == null || signed.height > seen || lies()) {
            return Status.unknown(chain.slotAt(seen));
        }
        return new Status(
                chain.slotAt(seen),
                true,
                signed.height <= finalised(seen),
                chain.slotAt(signed.height),
                signed.error,
                signed.passing);
    }

    @Override
    public Tip finalisedTip() {
        long finalised = finalised(seenHeight());
        return new Tip(lies() ? finalised + 500 : finalised, chain.slotAt(finalised));
    }

    @Override
    public NonceValue nonce(String account) {
        throw new Silent("nothing here lives by a nonce", null);
    }

    @Override
    public long historyFrom() {
        return 0;
    }

    @Override
    public Optional<Costs> costs(String signature) {
        seenHeight();
        return Optional.of(COSTS);
    }

    @Override
    public Optional<String> paidUnder(Sought sought, long slot) {
        long seen = seenHeight();
        if (chain.slotAt(seen) < slot) {
            throw new Silent("Minimum context slot has not been reached", null);
        }
        if (lies()) {
            return Optional.empty();
        }
        return chain.signedUnder(sought.memoName()).stream()
                .filter(signed -> signed.height > 0 && signed.height <= seen && signed.error.isEmpty())
                .map(signed -> signed.signature)
                .findFirst();
    }

    /** How far the machine that answers this request has come; it may also not answer at all. */
    private long seenHeight() {
        int luck = faulty ? random.nextInt(20) : 19;
        if (luck == 0) {
            throw new Silent("timeout", null);
        }
        long lag = luck < 4 ? random.nextInt(200) : random.nextInt(3);
        return chain.height() - lag;
    }

    private long finalised(long seen) {
        return Math.min(chain.finalised(), seen - FINAL_AFTER);
    }

    private boolean lies() {
        return liar && faulty && random.nextInt(3) == 0;
    }
}
