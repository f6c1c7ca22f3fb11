package io.clearshare.stack.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The people and programs that may use the API from its first start. */
record Staff(List<StackDescription.SignIn> people, StackDescription.ApiKeys keys) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Staff of(Secrets secrets) {
        return new Staff(
                List.of(
                        person(secrets, "FINANCE", "finance@clearshare.example", true),
                        person(secrets, "FINANCE", "finance2@clearshare.example", true),
                        person(secrets, "ANALYST", "analyst@clearshare.example", false),
                        person(secrets, "ADMIN", "admin@clearshare.example", true)),
                new StackDescription.ApiKeys(
                        secrets.word("key.ingest"), secrets.word("key.analyst"), secrets.word("key.admin")));
    }

    private static StackDescription.SignIn person(Secrets secrets, String role, String email, boolean oneTimeCodes) {
        return new StackDescription.SignIn(
                role,
                email,
                null,
                secrets.word("password." + email),
                oneTimeCodes ? secrets.oneTimePasswordSecret("totp." + email) : null);
    }

    /** Writes the file the API reads when it starts. */
    void writeTo(Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.set("apiKeys", JSON.valueToTree(keys));
        ArrayNode staff = root.putArray("staff");
        people.forEach(person -> staff.add(JSON.valueToTree(person)));
        PrivateFile.write(file, JSON.writeValueAsBytes(root));
    }
}
