package io.clearshare.stack.runner;

import java.io.PrintStream;

/** The addresses and sign-ins of a stack that runs, for the person at the terminal. */
final class Welcome {

    private Welcome() {}

    static void print(RunningStack stack, PrintStream out) {
        StackDescription all = stack.description();
        out.println();
        line(out, "portal", all.portal());
        line(out, "API", all.api() + "/swagger-ui.html");
        line(out, "inbox", all.mail().inbox());
        line(out, "Flink", all.flink().rest());
        line(
                out,
                "ClickHouse",
                all.clickhouse().url() + " (user " + all.clickhouse().user() + ")");
        line(out, "Kafka", all.kafka().bootstrapServers());
        line(out, "Solana", all.solana().rpc());
        out.println();
        for (StackDescription.SignIn signIn : all.signIns()) {
            line(out, signIn.role(), signIn.email() + "  " + secret(signIn));
        }
        out.println();
        out.println("  Passwords of all parts and API keys: " + stack.file());
        out.println("  Ctrl-C stops everything; the next ./demo goes on from here.");
        out.println();
    }

    private static String secret(StackDescription.SignIn signIn) {
        if (signIn.loginUrl() != null) {
            return signIn.loginUrl();
        }
        String code = signIn.totpSecret() == null ? "" : "  one-time codes " + signIn.totpSecret();
        return "password " + signIn.password() + code;
    }

    private static void line(PrintStream out, String name, String value) {
        out.printf("  %-12s %s%n", name, value);
    }
}
