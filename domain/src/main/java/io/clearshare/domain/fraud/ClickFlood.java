package io.clearshare.domain.fraud;

import io.clearshare.domain.event.Codes;
import io.clearshare.domain.event.UtcTime;
import io.clearshare.domain.json.JsonWriter;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.program.RuleEntry;
import io.clearshare.domain.program.RuleMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rule click_flood: more clicks of one ip on one code in one minute than people make. */
public final class ClickFlood implements FraudRule {

    public static final String NAME = "click_flood";

    /** Parameter: how many clicks of a minute are still fine; 20 by default. */
    public static final String MAX_PER_MINUTE = "maxPerMinute";

    private static final int SCORE = 90;

    @Override
    public String name() {
        return NAME;
    }

    /**
     * The hits among all clicks of one key: one per click beyond the limit, by (time, clickId).
     *
     * <p>A clickId counts once, at its earliest time. Views are no clicks and do not belong here.
     */
    public static List<Hit> hits(FloodKey key, Collection<FloodClick> clicks, Programme programme) {
        RuleEntry rule = programme.ruleAt(NAME, key.minute() * UtcTime.MINUTE);
        if (rule.mode() == RuleMode.OFF) {
            return List.of();
        }
        long limit = Math.max(0, rule.parameter(MAX_PER_MINUTE, 20));
        if (clicks.size() <= limit) {
            return List.of();
        }
        List<FloodClick> ordered = distinct(clicks);
        List<Hit> hits = new ArrayList<>();
        for (long rank = limit; rank < ordered.size(); rank++) {
            hits.add(hit(key, ordered.get((int) rank), rank + 1, rule, programme.ownerOfCode(key.code())));
        }
        return List.copyOf(hits);
    }

    private static List<FloodClick> distinct(Collection<FloodClick> clicks) {
        List<FloodClick> ordered = new ArrayList<>(clicks);
        ordered.sort(FloodClick.ORDER);
        Set<String> seen = new HashSet<>();
        ordered.removeIf(click -> !seen.add(click.clickId()));
        return ordered;
    }

    private static Hit hit(FloodKey key, FloodClick click, long rank, RuleEntry rule, String influencerId) {
        String evidence = new JsonWriter()
                .open()
                .member("clickId", click.clickId())
                .member("clickAt", click.at())
                .member("ipHash", key.ipHash())
                .member("rankInMinute", rank)
                .close()
                .toString();
        return new Hit(
                NAME + ":" + click.clickId(),
                NAME,
                rule.version(),
                "click",
                click.clickId(),
                influencerId,
                key.code(),
                NAME + ":" + Codes.canonical(key.code()) + ":" + key.ipHash() + ":" + key.minute(),
                List.of(click.clickId()),
                SCORE,
                Hit.actionOf(rule.mode()),
                evidence,
                click.at(),
                rule.mode() == RuleMode.SHADOW);
    }
}
