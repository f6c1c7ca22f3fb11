package io.clearshare.stack.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which events can matter to each other: those that name a person, device or trade in common, directly or by others. */
final class Components {
    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] parents = new int[1_024];

    /** Joins what the event names, and returns the number of one of them. */
    int join(String topic, JsonNode event) {
        List<String> names = new ArrayList<>();
        switch (topic) {
            case "clicks" -> name(names, "visitor", event.get("visitorId"));
            case "signups", "identities" -> {
                name(names, "user", event.get("userId"));
                name(names, "visitor", event.get("visitorId"));
            }
            case "trades" -> {
                name(names, "user", event.get("userId"));
                name(names, "trade", event.get("tradeId"));
                name(names, "trade", event.get("reverses"));
            }
            case "spend" -> name(names, "campaign", event.get("campaign"));
            default -> name(names, "code", event.get("code"));
        }
        return join(names);
    }

    private static void name(List<String> names, String kind, @Nullable JsonNode id) {
        if (id != null && !id.isNull() && !id.asText().isEmpty()) {
            names.add(kind + " " + id.asText());
        }
    }

    /** Joins users, and returns the number of one of them. */
    int joinUsers(List<String> users) {
        return join(users.stream().map(user -> "user " + user).toList());
    }

    private int join(List<String> names) {
        int first = number(names.get(0));
        for (String name : names.subList(1, names.size())) {
            int other = root(number(name));
            parents[other] = root(first);
        }
        return first;
    }

    private int number(String name) {
        return numbers.computeIfAbsent(name, absent -> {
            int next = numbers.size();
            if (next == parents.length) {
                parents = Arrays.copyOf(parents, 2 * next);
            }
            parents[next] = next;
            return next;
        });
    }

    /** The same for all that are joined, and for nobody else. */
    int root(int number) {
        int root = number;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }
}
