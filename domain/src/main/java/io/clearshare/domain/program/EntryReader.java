package io.clearshare.domain.program;

import io.clearshare.domain.event.Rfc3339;
import io.clearshare.domain.json.JsonTree;
import io.clearshare.domain.model.Model;
import io.clearshare.domain.program.LimitEntry.Period;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads programme entries from JSON; what it cannot read entirely it refuses. */
final class EntryReader {

    private final byte[] json;
    private final Map<?, ?> members;
    private final String entity;

    private EntryReader(byte[] json) {
        this.json = json;
        if (!(JsonTree.parse(json) instanceof Map<?, ?> object)) {
            throw new UnreadableEntryException("a programme entry is a JSON object");
        }
        this.members = object;
        this.entity = text("entity");
    }

    static ProgramEntry read(byte[] json) {
        try {
            return new EntryReader(json).entry();
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException malformed) {
            throw new UnreadableEntryException("programme entry: " + malformed.getMessage());
        }
    }

    private ProgramEntry entry() {
        int version = small("version");
        long from = time("effectiveFrom");
        return switch (entity) {
            case ScheduleEntry.ENTITY -> new ScheduleEntry(version, from, tiers());
            case PayingModelEntry.ENTITY -> new PayingModelEntry(version, from, word(Model.class, "model"));
            case BountyEntry.ENTITY -> bounty(version, from);
            case RebateEntry.ENTITY -> new RebateEntry(version, from, small("basisPoints"));
            case HoldEntry.ENTITY -> new HoldEntry(version, from, amount("holdMillis"));
            default -> named(version, from);
        };
    }

    private ProgramEntry named(int version, long from) {
        int slash = entity.indexOf('/');
        String id = entity.substring(slash + 1);
        return switch (slash < 0 ? "" : entity.substring(0, slash)) {
            case "influencer" -> influencer(version, from, id);
            case "tier" -> tier(version, from, id);
            case "limit" -> limit(version, from, id);
            case "rule" -> new RuleEntry(version, from, id, word(RuleMode.class, "mode"), parameters());
            case "case" -> decided(version, from, id);
            default -> new OtherEntry(version, from, entity, new String(json, StandardCharsets.UTF_8));
        };
    }

    private InfluencerEntry influencer(int version, long from, String id) {
        return new InfluencerEntry(
                version,
                from,
                id,
                optionalText("handle"),
                texts("codes"),
                word(InfluencerState.class, "state"),
                optionalText("userId"),
                texts("wallets"));
    }

    private BountyEntry bounty(int version, long from) {
        long bounty = amount("bountyMicros");
        long threshold = members.containsKey("activationThresholdMicros")
                ? amount("activationThresholdMicros")
                : Math.multiplyExact(2, bounty);
        return new BountyEntry(version, from, bounty, threshold);
    }

    private TierEntry tier(int version, long from, String id) {
        int slash = id.lastIndexOf('/');
        if (slash < 0) {
            throw unfit("entity");
        }
        YearMonth month = YearMonth.parse(id.substring(slash + 1));
        return new TierEntry(version, from, id.substring(0, slash), month, small("tier"));
    }

    private LimitEntry limit(int version, long from, String id) {
        int slash = id.lastIndexOf('/');
        if (slash < 0) {
            throw unfit("entity");
        }
        Period period = Period.valueOf(id.substring(slash + 1).toUpperCase(Locale.ROOT));
        long micros = members.containsKey("limitMicros") ? amount("limitMicros") : LimitEntry.NONE;
        return new LimitEntry(version, from, id.substring(0, slash), period, micros);
    }

    private CaseEntry decided(int version, long from, String id) {
        return new CaseEntry(version, from, id, word(Decision.class, "decision"), texts("clickIds"), texts("tradeIds"));
    }

    private List<Tier> tiers() {
        if (!(members.get("tiers") instanceof List<?> list)) {
            throw unfit("tiers");
        }
        List<Tier> tiers = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> tier
                    && tier.get("name") instanceof String name
                    && tier.get("fromMicros") instanceof Long fromMicros
                    && tier.get("basisPoints") instanceof Long basisPoints
                    && basisPoints <= 10_000)) {
                throw unfit("tiers");
            }
            tiers.add(new Tier(name, fromMicros, basisPoints.intValue()));
        }
        return tiers;
    }

    private Map<String, Long> parameters() {
        Map<String, Long> parameters = new LinkedHashMap<>();
        Object value = members.get("parameters");
        if (value == null) {
            return parameters;
        }
        if (!(value instanceof Map<?, ?> object)) {
            throw unfit("parameters");
        }
        for (Map.Entry<?, ?> member : object.entrySet()) {
            if (!(member.getKey() instanceof String name && member.getValue() instanceof Long number)) {
                throw unfit("parameters");
            }
            parameters.put(name, number);
        }
        return parameters;
    }

    private String text(String name) {
        if (members.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw unfit(name);
    }

    private String optionalText(String name) {
        return members.containsKey(name) && !"".equals(members.get(name)) ? text(name) : "";
    }

    private List<String> texts(String name) {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw unfit(name);
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof String text)) {
                throw unfit(name);
            }
            texts.add(text);
        }
        return texts;
    }

    private long amount(String name) {
        if (members.get(name) instanceof Long number && number >= 0) {
            return number;
        }
        throw unfit(name);
    }

    private int small(String name) {
        long number = amount(name);
        if (number > Integer.MAX_VALUE) {
            throw unfit(name);
        }
        return (int) number;
    }

    private long time(String name) {
        Object value = members.get(name);
        if (value instanceof Long millis) {
            return millis;
        }
        long time = value instanceof String text ? Rfc3339.parse(text) : Rfc3339.NOT_A_TIME;
        if (time == Rfc3339.NOT_A_TIME) {
            throw unfit(name);
        }
        return time;
    }

    /** The constant whose wire name, its own in lower case, the member is. */
    private <W extends Enum<W>> W word(Class<W> words, String name) {
        String text = text(name);
        for (W word : words.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
                return word;
            }
        }
        throw unfit(name);
    }

    private UnreadableEntryException unfit(@Nullable String name) {
        return new UnreadableEntryException("programme entry: missing or unfit " + name);
    }
}
