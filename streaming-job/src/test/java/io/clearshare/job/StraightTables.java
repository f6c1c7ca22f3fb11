package io.clearshare.job;

import io.clearshare.domain.attribution.AttributePerson;
import io.clearshare.domain.attribution.Conversion;
import io.clearshare.domain.attribution.Credit;
import io.clearshare.domain.attribution.Line;
import io.clearshare.domain.attribution.PersonFacts;
import io.clearshare.domain.attribution.PersonResult;
import io.clearshare.domain.attribution.RefusedTrade;
import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.Codes;
import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.Fingerprint;
import io.clearshare.domain.event.Identity;
import io.clearshare.domain.event.Ids;
import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Topic;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.fraud.ClickFlood;
import io.clearshare.domain.fraud.FloodClick;
import io.clearshare.domain.fraud.FloodKey;
import io.clearshare.domain.program.InfluencerEntry;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Link;
import io.clearshare.domain.touch.Touch;
import io.clearshare.domain.touch.VisitorHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables as they follow from all events at once: no stream, no state, no order, the same domain. */
final class StraightTables {

    private static final long ORIGINAL_MILLIS = Duration.ofDays(30).toMillis();

    final List<String> credits = new ArrayList<>();
    final List<String> earnings = new ArrayList<>();
    final List<String> deadLetters = new ArrayList<>();
    final List<String> verdicts = new ArrayList<>();
    final List<String> exposures = new ArrayList<>();
    final List<String> outcomes = new ArrayList<>();
    final List<String> hits = new ArrayList<>();
    final List<String> trades = new ArrayList<>();
    final List<String> signups = new ArrayList<>();
    final Map<Topic, long[]> counts = new TreeMap<>();

    private final long watermark;
    private final List<ProgramEntry> entries;
    private final Programme programme;
    private final List<Event> distinct = new ArrayList<>();
    private final Map<String, Signup> elected = new TreeMap<>();
    private final Map<String, VisitorHistory> visitors = new TreeMap<>();
    private final Map<String, Set<String>> userWallets = new HashMap<>();
    private final Map<String, List<Trade>> tradesOf = new HashMap<>();
    private final Map<FloodKey, Set<FloodClick>> floods = new HashMap<>();

    StraightTables(List<Event> inOrder, List<ProgramEntry> entries, long watermark) {
        this.watermark = watermark;
        this.entries = entries;
        this.programme = Programme.of(entries);
        dedupe(inOrder);
        elect();
        collect();
        people();
        visitors.forEach(this::visitor);
        floods.forEach((key, clicks) -> ClickFlood.hits(key, clicks, programme)
                .forEach(hit -> hits.add(hit.rule() + "|" + hit.subjectId() + "|" + hit.clickIds())));
    }

    private void count(Event event, int kind, int by) {
        counts.computeIfAbsent(event.topic(), t -> new long[4])[kind] += by;
    }

    private void dead(Event event, String reason) {
        count(event, 3, 1);
        deadLetters.add(reason + "|" + event.topic().kafkaName() + "|" + event.eventId());
    }

    /** The number of dead letters of a reason. */
    long deadLetters(String reason) {
        return deadLetters.stream()
                .filter(letter -> letter.startsWith(reason + "|"))
                .count();
    }

    private void dedupe(List<Event> inOrder) {
        Map<String, Long> seen = new HashMap<>();
        for (Event event : inOrder) {
            count(event, 0, 1);
            Long before =
                    seen.putIfAbsent(event.topic() + "|" + event.key() + "|" + event.eventId(), Fingerprint.of(event));
            if (before == null) {
                distinct.add(event);
                count(event, 1, 1);
            } else if (before == Fingerprint.of(event)) {
                count(event, 2, 1);
            } else {
                dead(event, "CONFLICTING_DUPLICATE");
            }
        }
    }

    private void elect() {
        Comparator<Signup> order =
                Comparator.comparingLong(Signup::occurredAt).thenComparing(Signup::eventId, Ids.ORDER);
        List<Signup> all = new ArrayList<>();
        distinct.stream()
                .filter(Signup.class::isInstance)
                .map(Signup.class::cast)
                .sorted(order)
                .forEach(all::add);
        for (Signup signup : all) {
            if (elected.putIfAbsent(signup.userId(), signup) != null) {
                count(signup, 1, -1);
                dead(signup, "DUPLICATE_ENTITY");
            }
        }
        elected.values().forEach(signup -> {
            signups.add(signup.userId() + "|" + signup.eventId());
            link(signup.visitorId(), signup.userId(), signup.occurredAt());
            wallet(signup.userId(), signup.wallet());
        });
    }

    private void link(String visitor, String user, long at) {
        if (!visitor.isEmpty()) {
            visitors.computeIfAbsent(visitor, v -> new VisitorHistory()).link(new Link(visitor, user, at));
        }
    }

    private void wallet(String user, String wallet) {
        if (!wallet.isEmpty()) {
            userWallets.computeIfAbsent(user, u -> new HashSet<>()).add(wallet);
        }
    }

    private void collect() {
        for (Event event : distinct) {
            if (event instanceof Click click) {
                visitors.computeIfAbsent(click.visitorId(), v -> new VisitorHistory())
                        .add(click);
                if (!click.view()) {
                    FloodKey key = new FloodKey(
                            click.ip(), Codes.canonical(click.code()), Math.floorDiv(click.occurredAt(), 60_000L));
                    floods.computeIfAbsent(key, k -> new HashSet<>())
                            .add(new FloodClick(click.clickId(), click.occurredAt()));
                }
            } else if (event instanceof Identity identity) {
                link(identity.visitorId(), identity.userId(), identity.occurredAt());
                wallet(identity.userId(), identity.wallet());
            } else if (event instanceof Trade trade) {
                tradesOf.computeIfAbsent(trade.userId(), u -> new ArrayList<>()).add(trade);
            }
        }
    }

    private void people() {
        Map<String, List<Touch>> touches = new HashMap<>();
        Map<String, List<Exposure>> exposed = new HashMap<>();
        visitors.values().forEach(history -> {
            history.touchesByOwner()
                    .forEach((user, owned) -> touches.computeIfAbsent(user, u -> new ArrayList<>())
                            .addAll(owned));
            history.exposures()
                    .forEach(e -> exposed.computeIfAbsent(e.userId(), u -> new ArrayList<>())
                            .add(e));
        });
        Set<String> users = new HashSet<>(touches.keySet());
        users.addAll(elected.keySet());
        users.addAll(tradesOf.keySet());
        users.addAll(exposed.keySet());
        users.remove("");
        for (String user : users) {
            person(new PersonFacts(
                    user,
                    elected.get(user),
                    tradesOf.getOrDefault(user, List.of()),
                    touches.getOrDefault(user, List.of()),
                    sharing(user),
                    exposed.getOrDefault(user, List.of()),
                    foreign(user)));
        }
    }

    private Set<String> sharing(String user) {
        Set<String> sharing = new HashSet<>();
        for (ProgramEntry entry : entries) {
            if (entry instanceof InfluencerEntry influencer) {
                Set<String> wallets = new HashSet<>(influencer.wallets());
                wallets.addAll(userWallets.getOrDefault(influencer.userId(), Set.of()));
                wallets.retainAll(userWallets.getOrDefault(user, Set.of()));
                if (!wallets.isEmpty()) {
                    sharing.add(influencer.influencerId());
                }
            }
        }
        return sharing;
    }

    private Set<String> foreign(String user) {
        Set<String> foreign = new HashSet<>();
        for (Trade reversal : tradesOf.getOrDefault(user, List.of())) {
            tradesOf.forEach((owner, trades) -> {
                if (!owner.equals(user)
                        && trades.stream().anyMatch(t -> t.tradeId().equals(reversal.reverses()))) {
                    foreign.add(reversal.reverses());
                }
            });
        }
        return foreign;
    }

    private void person(PersonFacts facts) {
        PersonResult result = AttributePerson.attribute(facts, programme);
        Map<String, String> refused = new HashMap<>();
        for (RefusedTrade trade : result.refused()) {
            refused.put(trade.trade().eventId(), trade.reason().name());
        }
        for (Trade reversal : result.awaitingOriginal()) {
            if (reversal.occurredAt() + ORIGINAL_MILLIS <= watermark) {
                refused.put(reversal.eventId(), "UNKNOWN_ORIGINAL");
            }
        }
        for (Trade trade : facts.trades()) {
            String reason = refused.get(trade.eventId());
            if (reason == null) {
                trades.add(trade.userId() + "|" + trade.tradeId() + "|" + trade.eventId());
            } else {
                count(trade, 1, -1);
                dead(trade, reason);
            }
        }
        result.conversions().forEach(this::conversion);
        result.outcomes()
                .forEach(o -> outcomes.add(String.join(
                        "|",
                        o.experimentId(),
                        o.userId(),
                        o.variant(),
                        "" + o.at(),
                        "" + o.signups(),
                        "" + o.activations(),
                        "" + o.feeMicros())));
        result.hits().forEach(hit -> hits.add(hit.rule() + "|" + hit.subjectId() + "|" + hit.clickIds()));
    }

    private void conversion(Conversion conversion) {
        for (Credit credit : conversion.credits()) {
            credits.add(String.join(
                    "|",
                    conversion.id(),
                    conversion.type().wireName(),
                    credit.model().wireName(),
                    credit.influencerId(),
                    credit.code(),
                    credit.clickId(),
                    conversion.userId(),
                    "" + conversion.at(),
                    "" + credit.creditMicros(),
                    "" + credit.shareNanos(),
                    "" + credit.paying(),
                    credit.platform(),
                    credit.contentType(),
                    credit.campaign()));
        }
        Map<String, Long> sums = new LinkedHashMap<>();
        for (Line line : conversion.lines()) {
            sums.merge(line.influencerId(), line.amountMicros(), Long::sum);
        }
        sums.forEach((influencer, sum) -> {
            if (sum != 0) {
                earnings.add(conversion.id() + "|" + influencer + "|" + sum);
            }
        });
    }

    private void visitor(String visitorId, VisitorHistory history) {
        history.verdicts()
                .forEach(v -> verdicts.add(visitorId + "|" + v.click().eventId() + "|"
                        + (v.verdict().counted() ? "" : v.verdict().name())));
        history.exposures()
                .forEach(e -> exposures.add(
                        String.join("|", e.experimentId(), visitorId, e.variant(), "" + e.at(), "" + e.mixed())));
    }
}
