package io.clearshare.admin.parts;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a condition, with a deadline. */
public final class Await {

    private static final Duration MAX = Duration.ofSeconds(40);

    private Await() {}

    public static void until(String what, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + MAX.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("Not within " + MAX.toSeconds() + " s: " + what);
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted waiting until " + what, e);
        } catch (AssertionError e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("Failed waiting until " + what, e);
        }
    }
}
