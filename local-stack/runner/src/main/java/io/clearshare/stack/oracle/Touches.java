package io.clearshare.stack.oracle;

import io.clearshare.stack.oracle.SentEvents.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which clicks count, and the touches of each user in path order. */
final class Touches {
    private static final Comparator<Fact> CLICK_ORDER = Comparator.comparingLong(Fact::at)
            .thenComparing(f -> f.text("clickId"), Utf8.ORDER)
            .thenComparing(Fact::eventId, Utf8.ORDER);

    /** Event id to reason, for clicks that do not count. */
    final Map<String, String> notCounted = new HashMap<>();

    final Map<String, List<Touch>> creditableByUser = new TreeMap<>();

    record Touch(
            String clickId,
            long at,
            int evidence,
            String influencer,
            String code,
            String platform,
            String contentType,
            String campaign) {}

    Touches(SentEvents events, Rules rules, People people) {
        judge(events.clicks);
        Set<String> fraud = rules.confirmedClicks();
        for (Fact click : events.clicks) {
            String user = people.owner(click.text("visitorId"), click.at());
            if (!user.isEmpty() && !click.view() && !notCounted.containsKey(click.eventId())) {
                Touch touch = new Touch(
                        click.text("clickId"),
                        click.at(),
                        1,
                        rules.influencerOf(click.text("code"), click.at()),
                        click.text("code"),
                        click.text("platform"),
                        click.text("contentType"),
                        click.utm("campaign"));
                credit(user, touch, people, fraud);
            }
        }
        events.signupByUser.forEach((user, signup) -> {
            if (!signup.text("code").isEmpty()) {
                String influencer = rules.influencerOf(signup.text("code"), signup.at());
                credit(
                        user,
                        new Touch("code:" + user, signup.at(), 2, influencer, signup.text("code"), "direct", "", ""),
                        people,
                        fraud);
            }
        });
        Comparator<Touch> pathOrder = Comparator.comparingLong(Touch::at)
                .thenComparingInt(Touch::evidence)
                .thenComparing(Touch::clickId, Utf8.ORDER);
        creditableByUser.values().forEach(touches -> touches.sort(pathOrder));
    }

    private void credit(String user, Touch touch, People people, Set<String> fraud) {
        boolean creditable =
                !touch.influencer.isEmpty() && !people.same(touch.influencer, user) && !fraud.contains(touch.clickId);
        if (creditable) {
            creditableByUser.computeIfAbsent(user, u -> new ArrayList<>()).add(touch);
        }
    }

    private void judge(List<Fact> events) {
        List<Fact> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(Fact::at).thenComparing(Fact::eventId, Utf8.ORDER));
        Set<String> seenClickIds = new HashSet<>();
        List<Fact> clicks = new ArrayList<>();
        for (Fact event : sorted) {
            // Clicks and views do not share their ids.
            boolean first =
                    seenClickIds.add(event.view() + "\n" + event.text("visitorId") + "\n" + event.text("clickId"));
            if (!first) {
                notCounted.put(event.eventId(), "DUPLICATE");
            } else if (!event.view()) {
                clicks.add(event);
            }
        }
        clicks.sort(CLICK_ORDER);
        Set<String> cells = new HashSet<>();
        Map<String, Integer> perDay = new HashMap<>();
        for (Fact click : clicks) {
            String visitor = click.text("visitorId");
            String hour = click.text("code").toUpperCase(Locale.ROOT) + "\n" + visitor + "\n"
                    + Math.floorDiv(click.at(), 3_600_000L);
            if (!cells.add(hour)) {
                notCounted.put(click.eventId(), "DUPLICATE");
            } else if (perDay.merge(visitor + "\n" + Math.floorDiv(click.at(), 86_400_000L), 1, Integer::sum) > 100) {
                notCounted.put(click.eventId(), "CAPPED");
            }
        }
    }
}
