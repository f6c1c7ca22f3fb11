package io.clearshare.domain.approval;

import java.util.Locale;
import java.util.Set;

/** Who is behind an e-mail address: a second address of the same mailbox makes no second person. */
public final class Person {

    private static final Set<String> DOTS_IGNORED = Set.of("gmail.com", "googlemail.com");

    private Person() {}

    /** The same text for addresses that differ in case, in what follows a plus, or in dots where the host ignores them. */
    public static String of(String email) {
        String[] parts = email.strip().toLowerCase(Locale.ROOT).split("@", -1);
        String mailbox = parts[0].split("\\+", -1)[0];
        String host = parts.length > 1 ? parts[1] : "";
        return DOTS_IGNORED.contains(host) ? mailbox.replace(".", "") + "@gmail.com" : mailbox + "@" + host;
    }
}
