package io.clearshare.admin.payout;

import java.util.Random;

/** The process dies here: nothing after this point happens, nothing is cleaned up. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    private Crash() {
        super("crash", null, false, false);
    }

    static Crash now() {
        return new Crash();
    }

    /** Dies with a probability, on command. */
    static final class Dice {

        private final Random random;
        private final double probability;
        private volatile boolean rolling = true;

        Dice(long seed, double probability) {
            this.random = new Random(seed);
            this.probability = probability;
        }

        void stop() {
            rolling = false;
        }

        void roll() {
            if (rolling && random.nextDouble() < probability) {
                throw new Crash();
            }
        }
    }
}
