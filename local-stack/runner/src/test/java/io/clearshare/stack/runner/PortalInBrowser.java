package io.clearshare.stack.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The portal in Chromium on a running stack. The tests bring their own people and events through the public API, so they
 * run on any stack, empty or not; a payout that they refuse stays in its influencer's balance.
 */
final class PortalInBrowser {
    private static final int LAST_LINES = 60;

    private PortalInBrowser() {}

    /**
     * Clicks through every page. Without a Chromium the tests say in the output that they were skipped.
     *
     * @param stackFile the {@code stack.json} of a running stack
     * @throws AssertionError with the last lines of the output when a test fails
     */
    static void run(Path stackFile) throws IOException, InterruptedException {
        Process tests = start(stackFile);
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader output = tests.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.out.println(line);
                last.addLast(line);
                if (last.size() > LAST_LINES) {
                    last.removeFirst();
                }
            }
        } finally {
            tests.destroy();
        }
        if (tests.waitFor() != 0) {
            throw new AssertionError("The portal fails in the browser:\n" + String.join("\n", last));
        }
    }

    private static Process start(Path stackFile) throws IOException {
        ProcessBuilder tests =
                new ProcessBuilder(List.of("node", "--test", "--test-reporter=spec", "e2e/stack.test.mjs"));
        tests.environment().put("CLEARSHARE_STACK", stackFile.toAbsolutePath().toString());
        tests.directory(Checkout.find().root().resolve("admin-api/portal").toFile());
        return tests.redirectErrorStream(true).start();
    }
}
