package io.clearshare.stack.oracle;

import io.clearshare.stack.oracle.SentEvents.Fact;
import io.clearshare.stack.oracle.Touches.Touch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All conversions of all users with the path that earns them. */
final class Conversions {
    private static final long DAY = 86_400_000;
    private static final Comparator<Fact> TRADE_ORDER =
            Comparator.comparingLong(Fact::at).thenComparing(t -> t.text("tradeId"), Utf8.ORDER);

    final List<Conversion> all = new ArrayList<>();

    private final SentEvents events;
    private final Touches touches;
    private final Rules rules;
    private final PathTerms terms;

    /** A conversion; {@code mirrors} is set on a reversal and holds what it undoes. */
    record Conversion(
            String id,
            String type,
            long at,
            long value,
            long volume,
            String user,
            List<Touch> path,
            long pathAt,
            String paying,
            @Nullable Conversion mirrors) {}

    private record Spell(long start, List<Touch> path) {}

    Conversions(SentEvents events, Touches touches, Rules rules, PathTerms terms) {
        this.events = events;
        this.touches = touches;
        this.rules = rules;
        this.terms = terms;
        Map<String, List<Fact>> tradesByUser = new HashMap<>();
        events.signupByUser.keySet().forEach(user -> tradesByUser.put(user, new ArrayList<>()));
        for (Fact trade : events.trades) {
            tradesByUser
                    .computeIfAbsent(trade.text("userId"), user -> new ArrayList<>())
                    .add(trade);
        }
        tradesByUser.forEach(this::convert);
    }

    private void convert(String user, List<Fact> trades) {
        Fact signup = events.signupByUser.get(user);
        trades.sort(TRADE_ORDER);
        List<Spell> spells = new ArrayList<>();
        if (signup != null) {
            spells.add(new Spell(signup.at(), window(user, signup.at())));
            add("signup:" + user, "signup", signup.at(), 0, 0, user, spells.get(0));
        }
        long activeAt = signup == null ? Long.MAX_VALUE : signup.at();
        for (Fact trade : trades) {
            boolean inSpell = signup != null && trade.at() >= signup.at();
            if (inSpell) {
                List<Touch> path = window(user, trade.at());
                if (trade.at() - activeAt >= 90 * DAY && !path.isEmpty()) {
                    spells.add(new Spell(trade.at(), path));
                }
                activeAt = trade.at();
            }
            convert(trade, inSpell ? spells.get(spells.size() - 1) : null);
        }
        if (signup != null) {
            activate(signup, trades, spells.get(0));
        }
    }

    private void convert(Fact trade, @Nullable Spell spell) {
        Spell earning = spell != null && trade.at() < spell.start + 365 * DAY ? spell : null;
        String user = trade.text("userId");
        Conversion original = new Conversion(
                "trade:" + trade.text("tradeId"),
                "trade",
                trade.at(),
                trade.micros("feeMicros"),
                trade.micros("volumeMicros"),
                user,
                earning == null ? List.of() : earning.path,
                earning == null ? trade.at() : earning.start,
                rules.payingModel(spell == null ? trade.at() : spell.start),
                null);
        all.add(original);
        Fact reversal = events.reversalOf.get(trade);
        if (reversal != null) {
            all.add(new Conversion(
                    "trade:" + reversal.text("tradeId"),
                    "trade",
                    reversal.at(),
                    -original.value,
                    -original.volume,
                    user,
                    original.path,
                    original.pathAt,
                    original.paying,
                    original));
        }
    }

    private void activate(Fact signup, List<Fact> trades, Spell first) {
        long bounty = rules.bounty(signup.at());
        long threshold = rules.activationThreshold(signup.at());
        long cumulative = 0;
        for (Fact trade : trades) {
            boolean counts = trade.at() >= signup.at()
                    && trade.at() < signup.at() + 90 * DAY
                    && !events.reversalOf.containsKey(trade);
            if (counts) {
                cumulative += trade.micros("feeMicros");
                if (cumulative >= threshold && (bounty > 0 || trade.micros("feeMicros") > 0)) {
                    String user = signup.text("userId");
                    add("activation:" + user, "activation", trade.at(), bounty, 0, user, first);
                    return;
                }
            }
        }
    }

    private void add(String id, String type, long at, long value, long volume, String user, Spell spell) {
        all.add(new Conversion(
                id, type, at, value, volume, user, spell.path, spell.start, rules.payingModel(spell.start), null));
    }

    private List<Touch> window(String user, long at) {
        return touches.creditableByUser.getOrDefault(user, List.of()).stream()
                .filter(touch -> touch.at() <= at && at < touch.at() + terms.windowMillis())
                .toList();
    }

    Map<String, Conversion> byId() {
        Map<String, Conversion> byId = new HashMap<>();
        all.forEach(conversion -> byId.put(conversion.id, conversion));
        return byId;
    }
}
