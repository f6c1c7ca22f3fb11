package io.clearshare.stack.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The programme entries as sent, answered by linear search. */
final class Rules {
    private final List<JsonNode> entries;

    Rules(List<JsonNode> entries) {
        this.entries = entries;
    }

    record Rate(long basisPoints, int tier) {}

    /** The influencer whose active code this is at the time, or "". */
    String influencerOf(String code, long at) {
        for (String influencer : influencers()) {
            JsonNode entry = inForce("influencer/" + influencer, at);
            if (entry != null && entry.get("state").asText().equals("active") && lists(entry, code)) {
                return influencer;
            }
        }
        return "";
    }

    /** The influencer to whom the code was ever given, or "". */
    String ownerOf(String code) {
        for (JsonNode entry : entries) {
            if (isInfluencer(entry) && lists(entry, code)) {
                return entry.get("influencerId").asText();
            }
        }
        return "";
    }

    Set<String> usersOf(String influencer) {
        Set<String> users = new HashSet<>();
        versions("influencer/" + influencer).forEach(entry -> users.add(text(entry, "userId")));
        // Where wallets are not told, who shares one with the influencer is a given fact.
        versions("match/" + influencer).forEach(entry -> users.add(text(entry, "userId")));
        users.remove("");
        return users;
    }

    Set<String> payoutWalletsOf(String influencer) {
        Set<String> wallets = new HashSet<>();
        for (JsonNode entry : versions("influencer/" + influencer)) {
            JsonNode list = entry.get("wallets");
            if (list != null) {
                list.forEach(wallet -> wallets.add(wallet.asText()));
            }
        }
        return wallets;
    }

    String payingModel(long at) {
        JsonNode entry = inForce("setting/paying-model", at);
        return entry == null ? "position" : entry.get("model").asText().toLowerCase(Locale.ROOT);
    }

    long bounty(long at) {
        JsonNode entry = inForce("setting/bounty", at);
        return entry == null ? 2_000_000 : entry.get("bountyMicros").asLong();
    }

    long activationThreshold(long at) {
        JsonNode entry = inForce("setting/bounty", at);
        return entry == null
                ? 4_000_000
                : entry.get("activationThresholdMicros").asLong();
    }

    Rate rate(String influencer, String month, long touchAt) {
        JsonNode entry = inForce("tier/" + influencer + "/" + month, Long.MAX_VALUE);
        int tier = entry == null ? 0 : entry.get("tier").asInt();
        JsonNode schedule = inForce("schedule/default", touchAt);
        long[] defaults = {1_000, 1_500, 2_000, 2_500};
        return new Rate(
                schedule == null
                        ? defaults[tier]
                        : schedule.get("tiers")
                                .get(Math.min(tier, schedule.get("tiers").size() - 1))
                                .get("basisPoints")
                                .asLong(),
                tier);
    }

    /** Click ids excluded by confirmed cases. */
    Set<String> confirmedClicks() {
        Set<String> clicks = new HashSet<>();
        for (JsonNode entry : entries) {
            String entity = entry.get("entity").asText();
            if (entity.startsWith("case/") && entry.equals(newest(versions(entity)))) {
                if (entry.get("decision").asText().equals("confirmed")) {
                    entry.get("clickIds").forEach(click -> clicks.add(click.asText()));
                }
            }
        }
        return clicks;
    }

    List<String> influencers() {
        return entries.stream()
                .filter(Rules::isInfluencer)
                .map(entry -> entry.get("influencerId").asText())
                .distinct()
                .toList();
    }

    private static boolean isInfluencer(JsonNode entry) {
        return entry.get("entity").asText().startsWith("influencer/");
    }

    private static boolean lists(JsonNode entry, String code) {
        for (JsonNode listed : entry.get("codes")) {
            if (listed.asText().equalsIgnoreCase(code)) {
                return true;
            }
        }
        return false;
    }

    private List<JsonNode> versions(String entity) {
        return entries.stream()
                .filter(entry -> entry.get("entity").asText().equals(entity))
                .toList();
    }

    private static @Nullable JsonNode newest(List<JsonNode> versions) {
        return versions.stream()
                .max(Comparator.comparingInt(entry -> entry.get("version").asInt()))
                .orElse(null);
    }

    private @Nullable JsonNode inForce(String entity, long at) {
        List<JsonNode> started = new ArrayList<>(versions(entity));
        started.removeIf(entry -> SentEvents.time(entry.get("effectiveFrom")) > at);
        return started.stream()
                .max(Comparator.<JsonNode>comparingLong(entry -> SentEvents.time(entry.get("effectiveFrom")))
                        .thenComparingInt(entry -> entry.get("version").asInt()))
                .orElse(null);
    }

    private static String text(JsonNode entry, String field) {
        JsonNode value = entry.get(field);
        return value == null || value.isNull() ? "" : value.asText();
    }
}
