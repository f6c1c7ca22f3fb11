package io.clearshare.job.stage;

import io.clearshare.domain.event.Codes;
import io.clearshare.domain.fraud.ClickFlood;
import io.clearshare.domain.fraud.FloodKey;
import io.clearshare.domain.fraud.Hit;
import io.clearshare.domain.program.InfluencerEntry;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.RuleEntry;
import io.clearshare.job.codec.Format;
import io.clearshare.job.codec.GrowingFlood;
import io.clearshare.job.message.FloodSighting;
import io.clearshare.job.row.ResultRows;
import io.clearshare.job.row.Row;
import io.clearshare.job.state.Flood;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts the clicks of one ip on one code in one minute against the rule {@code click_flood}. */
public final class DetectClickFlood extends ProgrammeStage<FloodSighting, Flood> {

    private static final long serialVersionUID = 1;

    public DetectClickFlood() {
        super(Format.FLOOD);
    }

    @Override
    Flood initial(String key, List<FloodSighting> updates) {
        return Flood.empty();
    }

    @Override
    boolean fold(String key, Flood flood, List<FloodSighting> updates) {
        Map<FloodKey, Flood.Minute> concerned = new LinkedHashMap<>();
        for (FloodSighting sighting : updates) {
            concerned.put(sighting.key(), flood.add(sighting.key(), sighting.click()));
            wakeAt(Horizon.endOf(sighting.click().at()));
        }
        (updates.isEmpty() ? flood.minutes() : concerned).forEach(this::decide);
        return true;
    }

    @Override
    byte @Nullable [] grow(String key, byte @Nullable [] packed, List<FloodSighting> updates) {
        GrowingFlood flood = new GrowingFlood(packed);
        for (FloodSighting sighting : updates) {
            boolean alone = ClickFlood.hits(sighting.key(), List.of(sighting.click()), programme())
                            .isEmpty()
                    && flood.add(sighting.key(), sighting.click());
            if (!alone) {
                return null;
            }
        }
        updates.forEach(sighting -> wakeAt(Horizon.endOf(sighting.click().at())));
        return flood.packed();
    }

    private void decide(FloodKey key, Flood.Minute minute) {
        Map<String, Long> hits = new LinkedHashMap<>();
        for (Hit hit : ClickFlood.hits(key, minute.clicks(), programme())) {
            Row row = ResultRows.hit(hit);
            String id = ResultRows.hitId(hit);
            hits.put(id, row.digest());
            if (!Long.valueOf(row.digest()).equals(minute.hits().get(id))) {
                row(row);
            }
        }
        for (String hitId : minute.hits().keySet()) {
            if (!hits.containsKey(hitId)) {
                row(ResultRows.noHit(hitId));
            }
        }
        minute.hits().clear();
        minute.hits().putAll(hits);
    }

    /** A changed rule concerns every key; an influencer concerns the hits on its codes, which name it. */
    @Override
    void decideConcerned(List<ProgramEntry> changed) throws Exception {
        boolean rule = false;
        Set<String> codes = new HashSet<>();
        for (ProgramEntry entry : changed) {
            rule |= entry instanceof RuleEntry e && e.name().equals(ClickFlood.NAME);
            if (entry instanceof InfluencerEntry influencer) {
                influencer.codes().forEach(code -> codes.add(Codes.canonical(code)));
            }
        }
        if (rule) {
            decide(flood -> true);
        } else if (!codes.isEmpty()) {
            decide(flood -> flood.minutes().entrySet().stream()
                    .anyMatch(minute -> !minute.getValue().hits().isEmpty()
                            && codes.contains(minute.getKey().code())));
        }
    }

    private void decide(Predicate<Flood> concerned) throws Exception {
        eachKept((key, flood) -> {
            if (concerned.test(flood)) {
                decideAnew(key);
            }
        });
    }

    @Override
    boolean forget(String key, Flood flood, long now) {
        return false;
    }
}
