package io.clearshare.stack.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearshare.stack.oracle.Conversions.Conversion;
import io.clearshare.stack.oracle.SentEvents.Fact;
import io.clearshare.stack.oracle.Touches.Touch;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Computes the tables {@code credits}, {@code earnings}, {@code roi_daily} and {@code experiment_counts} from the events
 * as sent. Every table is a map from the cell's key, its parts joined by {@code |}, to its figures in the same form.
 */
public final class Oracle {
    /** conversion_id|model|click_id to influencer_id|code|user_id|at|micros|share nanos|paying|platform|content|campaign. */
    public final Map<String, String> credits = new TreeMap<>();
    /** conversion_id|influencer_id to micros. */
    public final Map<String, Long> earnings = new TreeMap<>();
    /** day|influencer|campaign|platform|content type to the nine measures. */
    public final Map<String, String> roiDaily = new TreeMap<>();
    /** experiment|variant|hour to visitors|mixed|signups|activations|fee|fee squared. */
    public final Map<String, String> experimentCounts = new TreeMap<>();

    private final PathTerms terms;
    private final SentEvents events;
    private final Rules rules;
    private final People people;
    private final Touches touches;
    private final Conversions conversions;
    private final RoiTable roi = new RoiTable();

    /**
     * @param sent well-formed events in the order in which the broker appended them, per topic and key
     * @param programme every programme entry, as JSON
     */
    public Oracle(List<SentEvent> sent, List<JsonNode> programme) {
        this(sent, programme, PathTerms.CONTRACT);
    }

    /** The same with paths of other terms than the contract's. */
    public Oracle(List<SentEvent> sent, List<JsonNode> programme, PathTerms terms) {
        this(sent, programme, terms, Elsewhere.NOTHING);
    }

    /** The same for a part of the events: all that have a person, device or trade in common with one of them. */
    public Oracle(List<SentEvent> part, List<JsonNode> programme, Elsewhere elsewhere) {
        this(part, programme, PathTerms.CONTRACT, elsewhere);
    }

    private Oracle(List<SentEvent> sent, List<JsonNode> programme, PathTerms terms, Elsewhere elsewhere) {
        this.terms = terms;
        events = new SentEvents(
                sent.stream()
                        .map(event -> new Fact(
                                event.topic(),
                                event.json().get("eventId").asText(),
                                SentEvents.time(event.json().get("occurredAt")),
                                event.json()))
                        .toList(),
                elsewhere.newest());
        rules = new Rules(programme);
        people = new People(events, rules, elsewhere);
        touches = new Touches(events, rules, people);
        conversions = new Conversions(events, touches, rules, terms);
        conversions.all.forEach(this::book);
        countTraffic();
        roi.into(roiDaily);
        new Experiments(events, people, conversions).into(experimentCounts);
    }

    private void book(Conversion conversion) {
        for (String model : Shares.MODELS) {
            boolean paying = model.equals(conversion.paying());
            if (conversion.path().isEmpty()) {
                bookOrganic(conversion, model, paying);
                continue;
            }
            List<Touch> path = conversion.path();
            long[] weights = Shares.weights(
                    model, path.stream().mapToLong(Touch::at).toArray(), conversion.pathAt(), terms.halfLifeMillis());
            long[] micros = Shares.split(conversion.value(), weights);
            long[] nanos = Shares.split(whole(conversion), weights);
            long[] volumes = Shares.split(conversion.volume(), weights);
            for (int k = 0; k < path.size(); k++) {
                Touch touch = path.get(k);
                if (weights[k] == 0) {
                    continue;
                }
                credits.put(
                        conversion.id() + "|" + model + "|" + touch.clickId(),
                        String.join(
                                "|",
                                touch.influencer(),
                                touch.code().toUpperCase(Locale.ROOT),
                                conversion.user(),
                                "" + conversion.at(),
                                "" + micros[k],
                                "" + nanos[k],
                                paying ? "1" : "0",
                                touch.platform(),
                                touch.contentType(),
                                touch.campaign()));
                if (paying) {
                    RoiTable.Cell cell = cell(
                            conversion.at(),
                            touch.influencer(),
                            touch.campaign(),
                            touch.platform(),
                            touch.contentType());
                    count(cell, conversion, nanos[k], volumes[k], micros[k]);
                    cell.commission += earn(conversion, touch, micros[k]);
                }
            }
        }
    }

    private void bookOrganic(Conversion conversion, String model, boolean paying) {
        credits.put(
                conversion.id() + "|" + model + "|",
                String.join(
                        "|",
                        "",
                        "",
                        conversion.user(),
                        "" + conversion.at(),
                        "" + conversion.value(),
                        "" + whole(conversion),
                        paying ? "1" : "0",
                        "",
                        "",
                        ""));
        if (paying) {
            count(
                    cell(conversion.at(), "", "", "", ""),
                    conversion,
                    whole(conversion),
                    conversion.volume(),
                    conversion.value());
        }
    }

    /** The whole of a conversion in billionths; a reversal mirrors shares as well. */
    private static long whole(Conversion conversion) {
        return conversion.mirrors() == null ? 1_000_000_000 : -1_000_000_000;
    }

    private static void count(RoiTable.Cell cell, Conversion conversion, long nanos, long volume, long micros) {
        switch (conversion.type()) {
            case "signup" -> cell.signupNanos += nanos;
            case "activation" -> cell.activationNanos += nanos;
            default -> {
                cell.volume += volume;
                cell.fee += micros;
            }
        }
    }

    private long earn(Conversion conversion, Touch touch, long credit) {
        long amount;
        if (conversion.type().equals("signup")) {
            return 0;
        } else if (conversion.type().equals("activation")) {
            amount = credit;
        } else {
            long pricedAt = conversion.mirrors() == null
                    ? conversion.at()
                    : conversion.mirrors().at();
            String month = Instant.ofEpochMilli(pricedAt)
                    .atOffset(ZoneOffset.UTC)
                    .toString()
                    .substring(0, 7);
            long rate = rules.rate(touch.influencer(), month, touch.at()).basisPoints();
            long whole = Math.multiplyExact(Math.abs(credit), rate) / 10_000;
            amount = credit < 0 ? -whole : whole;
        }
        if (amount != 0) {
            earnings.merge(conversion.id() + "|" + touch.influencer(), amount, Long::sum);
        }
        return amount;
    }

    private void countTraffic() {
        Map<String, Map<String, Boolean>> visitors = new HashMap<>();
        for (Fact click : events.clicks) {
            if (click.view() || touches.notCounted.containsKey(click.eventId())) {
                continue;
            }
            RoiTable.Cell cell = cell(
                    click.at(),
                    rules.ownerOf(click.text("code")),
                    click.utm("campaign"),
                    click.text("platform"),
                    click.text("contentType"));
            cell.clicks++;
            boolean fresh =
                    visitors.computeIfAbsent(cell.key, key -> new HashMap<>()).put(click.text("visitorId"), true)
                            == null;
            cell.uniqueVisitors += fresh ? 1 : 0;
        }
        for (Fact spend : events.spend) {
            String code = spend.text("code");
            cell(
                                    spend.at(),
                                    code.isEmpty() ? "" : rules.ownerOf(code),
                                    spend.text("campaign"),
                                    spend.text("platform"),
                                    spend.text("contentType"))
                            .spend +=
                    spend.micros("amountMicros");
        }
    }

    private RoiTable.Cell cell(long at, String influencer, String campaign, String platform, String contentType) {
        String day =
                Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return roi.cell(String.join("|", day, influencer, campaign, platform, contentType));
    }

    /** Events of the topic that count. */
    public long counted(String topic) {
        return tally(topic).counted;
    }

    public long repeats(String topic) {
        return tally(topic).repeats;
    }

    /** Well-formed events of the topic that are refused because of other events. */
    public long refused(String topic) {
        return tally(topic).deadLetters.values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private SentEvents.Tally tally(String topic) {
        return events.tallies.getOrDefault(topic, new SentEvents.Tally());
    }

    /** visitor_id|event_id to counted|reason. */
    public Map<String, String> clickVerdicts() {
        Map<String, String> verdicts = new TreeMap<>();
        for (Fact click : events.clicks) {
            String reason = touches.notCounted.getOrDefault(click.eventId(), click.view() ? "VIEW" : "");
            verdicts.put(
                    click.text("visitorId") + "|" + click.eventId(), (reason.isEmpty() ? "1" : "0") + "|" + reason);
        }
        return verdicts;
    }

    /** user_id|trade_id to event_id|at|volume|fee|reverses. */
    public Map<String, String> acceptedTrades() {
        Map<String, String> trades = new TreeMap<>();
        for (Fact trade : events.acceptedTrades) {
            trades.put(
                    trade.text("userId") + "|" + trade.text("tradeId"),
                    joined(
                            trade.eventId(),
                            trade.at(),
                            trade.micros("volumeMicros"),
                            trade.micros("feeMicros"),
                            trade.text("reverses")));
        }
        return trades;
    }

    /** user_id to event_id|visitor_id|at|code. */
    public Map<String, String> acceptedSignups() {
        Map<String, String> signups = new TreeMap<>();
        events.signupByUser.forEach((user, signup) -> signups.put(
                user, joined(signup.eventId(), signup.text("visitorId"), signup.at(), signup.text("code"))));
        return signups;
    }

    /** conversion_id|model to the value that the credits of the model must add up to. */
    public Map<String, Long> valuePerConversionAndModel() {
        Map<String, Long> values = new TreeMap<>();
        for (Conversion conversion : conversions.all) {
            Shares.MODELS.forEach(model -> values.put(conversion.id() + "|" + model, conversion.value()));
        }
        return values;
    }

    /** What these events say about wallets, for the parts that must know. */
    public Elsewhere tellElsewhere(long newest) {
        Map<String, Set<String>> wallets = new HashMap<>();
        rules.influencers().forEach(influencer -> wallets.put(influencer, people.walletsOfUsersOf(influencer)));
        return new Elsewhere(newest, wallets);
    }

    /** Epoch milliseconds of a well-formed event. */
    public static long time(JsonNode event) {
        return SentEvents.time(event.get("occurredAt"));
    }

    /** A well-formed event and the short name of its topic, such as {@code clicks}. */
    public record SentEvent(String topic, JsonNode json) {}

    static String joined(Object... figures) {
        return String.join("|", Arrays.stream(figures).map(String::valueOf).toList());
    }
}
