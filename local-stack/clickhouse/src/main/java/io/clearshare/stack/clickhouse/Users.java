package io.clearshare.stack.clickhouse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may send statements, with which password, and who may only read. */
final class Users {

    private final Map<String, User> byName;

    private Users(Map<String, User> byName) {
        this.byName = byName;
    }

    record User(String name, String password, boolean readonly) {

        User {
            if (name.isBlank() || password.isBlank()) {
                throw new IllegalArgumentException("CLICKHOUSE_USERS: every user needs a name and a password");
            }
        }

        /** Keeps the password out of every log line. */
        @Override
        public String toString() {
            return name + (readonly ? " (readonly)" : "");
        }
    }

    /** Reads {@code user:password[:readonly]}, separated by commas. */
    static Users parse(String text) {
        Map<String, User> users = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            String[] parts = entry.strip().split(":", -1);
            boolean readonly = parts.length == 3 && parts[2].equals("readonly");
            if (parts.length != 2 && !readonly) {
                throw new IllegalArgumentException("CLICKHOUSE_USERS: expected user:password[:readonly]");
            }
            if (users.put(parts[0], new User(parts[0], parts[1], readonly)) != null) {
                throw new IllegalArgumentException("CLICKHOUSE_USERS: " + parts[0] + " is listed twice");
            }
        }
        return new Users(users);
    }

    /** Returns the user these credentials prove, or refuses without saying which part was wrong. */
    User authenticate(@Nullable String name, @Nullable String password) {
        String claimed = name == null || name.isEmpty() ? "default" : name;
        User user = byName.get(claimed);
        byte[] given = bytes(password == null ? "" : password);
        boolean matches = MessageDigest.isEqual(given, bytes(user == null ? "" : user.password()));
        if (user == null || !matches) {
            throw EngineException.of(
                    516,
                    "AUTHENTICATION_FAILED",
                    claimed + ": Authentication failed: password is incorrect, or there is no user with such name.");
        }
        return user;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
