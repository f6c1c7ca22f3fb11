package io.clearshare.stack.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A list of sanctioned addresses to try screening with, as of today. Its addresses are made up: nobody has their keys, and
 * no real list names them. Give one of them as a wallet to see a payout blocked and a case opened.
 */
final class DemoSanctions {

    private static final String ENTRIES = """
            SOL,8kqjTUejaV7k73q1qMk5MZn4JmGyhyC29cQxEH1ZEffC
            USDC,DWcwx6mWzV4t1HNXK5wJxFrbJK2qigGYoLQBis1JfxMW
            """;

    private DemoSanctions() {}

    static Path writeTo(Path file) throws IOException {
        String text = "# Demonstration: these addresses are made up\n# date: " + LocalDate.now(ZoneOffset.UTC) + "\n"
                + ENTRIES;
        PrivateFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
