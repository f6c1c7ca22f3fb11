package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutRail.Payment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A chain in memory that forks, drops, delays and finalises slowly; one seed decides everything. */
final class SimulatedChain {

    static final int BLOCKHASH_BLOCKS = 150;
    private static final int FINAL_AFTER = 32;

    /** A transaction that somebody has signed, and where it is by now. */
    static final class Signed {

        final String signature;
        final Payment payment;
        final long hashHeight;
        final long hashSlot;
        /** Its blockhash was on a fork that is gone. */
        boolean dead;
        /** Empty: it will succeed. */
        String error = "";

        boolean passing;
        /** 0 while it is in no block. */
        long height;

        private Signed(String signature, Payment payment, long hashHeight, long hashSlot) {
            this.signature = signature;
            this.payment = payment;
            this.hashHeight = hashHeight;
            this.hashSlot = hashSlot;
        }

        long lastValidHeight() {
            return hashHeight + BLOCKHASH_BLOCKS;
        }
    }

    private record Waiting(Signed transaction, long fromHeight) {}

    private final SplittableRandom random;
    private final Map<String, Signed> bySignature = new HashMap<>();
    private final Map<String, List<Signed>> byName = new HashMap<>();
    private final List<Signed> unfinal = new ArrayList<>();
    private List<Waiting> waiting = new ArrayList<>();
    private long[] slots = new long[4096];
    private long lastSlot = 400;
    private long height = 400;
    private long finalised = 360;
    private long slowUntil;
    private boolean faulty = true;

    SimulatedChain(SplittableRandom random) {
        this.random = random;
        for (int i = 1; i <= height; i++) {
            slots[i] = slots[i - 1] + 1;
        }
    }

    void heal() {
        faulty = false;
        slowUntil = 0;
    }

    long height() {
        return height;
    }

    long finalised() {
        return finalised;
    }

    long slotAt(long atHeight) {
        return slots[(int) atHeight];
    }

    /** What landed under a signature on the chain as it is now, or null. */
    @org.jspecify.annotations.Nullable
    Signed find(String signature) {
        Signed signed = bySignature.get(signature);
        return signed == null || signed.height == 0 ? null : signed;
    }

    /** Everything that was ever signed under memos that name the payout. */
    List<Signed> signedUnder(String name) {
        return byName.getOrDefault(name, List.of());
    }

    Signed sign(Payment payment) {
        long hashHeight = height - random.nextInt(3);
        Signed signed = new Signed("s" + bySignature.size(), payment, hashHeight, slotAt(hashHeight));
        if (faulty && random.nextInt(40) == 0) {
            signed.error = "Custom 1";
            signed.passing = random.nextInt(4) > 0;
        }
        bySignature.put(signed.signature, signed);
        byName.computeIfAbsent(payment.name(), name -> new ArrayList<>()).add(signed);
        return signed;
    }

    /** Takes a transaction into the pool: it may get lost, come late, come twice. */
    void send(String signature) {
        Signed signed = bySignature.get(signature);
        int luck = faulty ? random.nextInt(10) : 9;
        if (signed == null || luck < 3) {
            return;
        }
        waiting.add(new Waiting(signed, height + (luck < 6 ? 1 + random.nextInt(170) : 1)));
        if (luck == 6) {
            waiting.add(new Waiting(signed, height + 1 + random.nextInt(200)));
        }
    }

    /** One more block, or a fork that takes some back first. */
    void tick() {
        if (faulty && random.nextInt(400) == 0) {
            fork();
        }
        if (faulty && random.nextInt(1_000) == 0) {
            slowUntil = height + random.nextInt(300);
        }
        height++;
        if (height >= slots.length) {
            slots = Arrays.copyOf(slots, 2 * slots.length);
        }
        // Slots are moments: those of blocks that a fork took back never come again.
        lastSlot += 1L + (random.nextInt(12) == 0 ? 1 + random.nextInt(4) : 0L);
        slots[(int) height] = lastSlot;
        include();
        if (height >= slowUntil) {
            finalised = Math.max(finalised, height - FINAL_AFTER);
            unfinal.removeIf(signed -> signed.height <= finalised);
        }
    }

    private void include() {
        List<Waiting> left = new ArrayList<>();
        for (Waiting one : waiting) {
            Signed signed = one.transaction();
            boolean expired = height > signed.lastValidHeight() || signed.dead;
            if (one.fromHeight() > height && !expired) {
                left.add(one);
            } else if (!expired && signed.height == 0) {
                signed.height = height;
                unfinal.add(signed);
            }
        }
        waiting = left;
    }

    private void fork() {
        long depth = Math.min(height - finalised - 1, 1 + random.nextInt(20));
        if (depth <= 0) {
            return;
        }
        height -= depth;
        for (Signed signed : List.copyOf(unfinal)) {
            if (signed.height > height) {
                signed.height = 0;
                unfinal.remove(signed);
                if (random.nextBoolean()) {
                    waiting.add(new Waiting(signed, height + 1));
                }
            }
        }
        bySignature.values().forEach(signed -> signed.dead |= signed.hashHeight > height && signed.height == 0);
    }

    /** How often a payout has been paid, by the finalised chain alone. */
    int timesPaid(String name) {
        int times = 0;
        for (Signed signed : signedUnder(name)) {
            times += signed.height > 0 && signed.height <= finalised && signed.error.isEmpty() ? 1 : 0;
        }
        return times;
    }
}
