package io.clearshare.job.state;

import io.clearshare.domain.attribution.Line;
import io.clearshare.domain.attribution.PersonFacts;
import io.clearshare.domain.event.Codes;
import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Touch;
import io.clearshare.job.message.Fact;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.VisitorNews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one user as a person, and what was written because of it.
 *
 * <p>Not thread-safe. Facts may come in any order; only what was settled depends on when.
 */
public final class Person {

    private final String userId;
    private @Nullable Fact signup;
    private final Map<String, Fact> trades = new LinkedHashMap<>();
    private final Set<Touch> touches = new LinkedHashSet<>();
    private final Set<Exposure> exposures = new LinkedHashSet<>();
    private final Map<String, Integer> sharedWallets = new LinkedHashMap<>();
    private final Set<String> foreignOriginals = new LinkedHashSet<>();
    private final Map<String, Map<String, Long>> written = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final Map<String, List<Line>> lines = new LinkedHashMap<>();

    public Person(String userId) {
        this.userId = userId;
    }

    public void apply(PersonUpdate update) {
        switch (update.kind()) {
            case SIGNUP -> signup = update.fact();
            case TRADE -> {
                Fact trade = Objects.requireNonNull(update.fact());
                trades.putIfAbsent(trade.event().eventId(), trade);
            }
            case VISITOR -> apply(Objects.requireNonNull(update.news()));
            case SHARED_WALLET ->
                sharedWallets.merge(update.id(), update.holds() ? 1 : -1, (a, b) -> a + b == 0 ? null : a + b);
            case FOREIGN_ORIGINAL -> foreignOriginals.add(update.id());
        }
    }

    private void apply(VisitorNews news) {
        news.lostTouches().forEach(touches::remove);
        touches.addAll(news.gainedTouches());
        news.lostExposures().forEach(exposures::remove);
        exposures.addAll(news.gainedExposures());
    }

    /** The facts in the domain's terms. */
    public PersonFacts facts() {
        List<Trade> events = new ArrayList<>(trades.size());
        for (Fact trade : trades.values()) {
            events.add((Trade) trade.event());
        }
        Fact elected = signup;
        return new PersonFacts(
                userId,
                elected == null ? null : (Signup) elected.event(),
                events,
                List.copyOf(touches),
                Set.copyOf(sharedWallets.keySet()),
                List.copyOf(exposures),
                Set.copyOf(foreignOriginals));
    }

    /** The codes that any of the facts names, in canonical spelling, sorted. */
    public Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        for (Touch touch : touches) {
            codes.add(Codes.canonical(touch.code()));
        }
        if (signup != null
                && signup.event() instanceof Signup event
                && !event.code().isEmpty()) {
            codes.add(Codes.canonical(event.code()));
        }
        return codes;
    }

    public String userId() {
        return userId;
    }

    public @Nullable Fact signup() {
        return signup;
    }

    public void signup(@Nullable Fact elected) {
        signup = elected;
    }

    /** Trades and reversals by event id. */
    public Map<String, Fact> trades() {
        return trades;
    }

    public Set<Touch> touches() {
        return touches;
    }

    public Set<Exposure> exposures() {
        return exposures;
    }

    /** The number of shared wallets by influencer. */
    public Map<String, Integer> sharedWallets() {
        return sharedWallets;
    }

    public Set<String> foreignOriginals() {
        return foreignOriginals;
    }

    /** Digests of the rows that stand, by table and id. */
    public Map<String, Map<String, Long>> written() {
        return written;
    }

    /** The reasons of the trades that are dead letters, by event id. */
    public Map<String, String> refused() {
        return refused;
    }

    /** The earning lines that stand, by conversion. */
    public Map<String, List<Line>> lines() {
        return lines;
    }
}
