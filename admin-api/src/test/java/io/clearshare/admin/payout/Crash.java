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

    /** Dies at one point of many, counted from 1. */
    static final class At extends Dice {

        private int left;

        At(int point) {
            super(0, 0);
            left = point;
        }

        @Override
        void roll() {
            if (--left == 0) {
                throw now();
            }
        }

        /** Whether the point was reached. */
        boolean happened() {
            return left <= 0;
        }
    }

    /** Dies with a probability, on command. */
    static class Dice {

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
