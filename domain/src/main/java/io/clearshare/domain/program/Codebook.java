package io.clearshare.domain.program;

import io.clearshare.domain.event.Codes;
import io.clearshare.domain.event.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Influencers by id, by code and by user; of several that list a code the smallest id counts. */
final class Codebook {

    private final Map<String, Timeline<InfluencerEntry>> influencers = new HashMap<>();
    private final Map<String, SortedSet<String>> byCode = new HashMap<>();
    private final Map<String, SortedSet<String>> byUser = new HashMap<>();

    boolean put(InfluencerEntry entry) {
        boolean added = influencers
                .computeIfAbsent(entry.influencerId(), id -> new Timeline<>())
                .put(entry);
        for (String code : entry.codes()) {
            index(byCode, Codes.canonical(code), entry.influencerId());
        }
        if (!entry.userId().isEmpty()) {
            index(byUser, entry.userId(), entry.influencerId());
        }
        return added;
    }

    private static void index(Map<String, SortedSet<String>> index, String key, String influencerId) {
        index.computeIfAbsent(key, k -> new TreeSet<>(Ids.ORDER)).add(influencerId);
    }

    @Nullable
    CodeOwner activeCode(String code, long at) {
        SortedSet<String> candidates = byCode.get(Codes.canonical(code));
        if (candidates == null) {
            return null;
        }
        for (String influencerId : candidates) {
            InfluencerEntry entry = inForce(influencerId, at);
            String spelling = entry == null || entry.state() != InfluencerState.ACTIVE ? null : spelling(entry, code);
            if (spelling != null) {
                return new CodeOwner(influencerId, spelling);
            }
        }
        return null;
    }

    private static @Nullable String spelling(InfluencerEntry entry, String code) {
        for (String listed : entry.codes()) {
            if (Codes.same(listed, code)) {
                return listed;
            }
        }
        return null;
    }

    String ownerOf(String code) {
        SortedSet<String> candidates = byCode.get(Codes.canonical(code));
        return candidates == null ? "" : candidates.first();
    }

    @Nullable
    InfluencerEntry inForce(String influencerId, long at) {
        Timeline<InfluencerEntry> timeline = influencers.get(influencerId);
        return timeline == null ? null : timeline.at(at);
    }

    List<String> ofUser(String userId) {
        SortedSet<String> found = byUser.get(userId);
        return found == null ? List.of() : List.copyOf(found);
    }

    boolean isUser(String influencerId, String userId) {
        SortedSet<String> found = byUser.get(userId);
        return found != null && found.contains(influencerId);
    }

    List<ProgramEntry> entries() {
        List<ProgramEntry> all = new ArrayList<>();
        influencers.values().forEach(timeline -> all.addAll(timeline.entries()));
        return all;
    }
}
