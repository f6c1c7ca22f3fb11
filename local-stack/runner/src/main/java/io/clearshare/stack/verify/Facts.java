package io.clearshare.stack.verify;

import static io.clearshare.stack.verify.Pseudonyms.Kind.CASE;
import static io.clearshare.stack.verify.Pseudonyms.Kind.CLICK;
import static io.clearshare.stack.verify.Pseudonyms.Kind.CODE;
import static io.clearshare.stack.verify.Pseudonyms.Kind.EVENT;
import static io.clearshare.stack.verify.Pseudonyms.Kind.INFLUENCER;
import static io.clearshare.stack.verify.Pseudonyms.Kind.TRADE;
import static io.clearshare.stack.verify.Pseudonyms.Kind.USER;
import static io.clearshare.stack.verify.Pseudonyms.Kind.VISITOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clearshare.stack.verify.Pseudonyms.Kind;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * Accepted events and programme entries in pseudonyms, field by field; a field that is not named here is left out, so no
 * address, user agent, e-mail hash or wallet can slip through.
 */
final class Facts {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The event views, each with the fields that the semantics read; {@code code} is compared without case. */
    static final Map<String, String> EVENTS = Map.of(
            "clicks",
            "SELECT event_id AS eventId, toUnixTimestamp64Milli(occurred_at) AS occurredAt, click_id AS clickId,"
                    + " visitor_id AS visitorId, upper(code) AS code, kind, platform, content_type AS contentType,"
                    + " experiment_id AS experimentId, variant, utm_campaign AS utmCampaign FROM clicks",
            "signups",
            "SELECT event_id AS eventId, toUnixTimestamp64Milli(occurred_at) AS occurredAt, user_id AS userId,"
                    + " visitor_id AS visitorId, upper(code) AS code FROM signups",
            "identities",
            "SELECT event_id AS eventId, toUnixTimestamp64Milli(occurred_at) AS occurredAt, user_id AS userId,"
                    + " visitor_id AS visitorId FROM identities WHERE visitor_id != ''",
            "trades",
            "SELECT event_id AS eventId, toUnixTimestamp64Milli(occurred_at) AS occurredAt, trade_id AS tradeId,"
                    + " user_id AS userId, volume_micros AS volumeMicros, fee_micros AS feeMicros, reverses FROM trades",
            "spend",
            "SELECT event_id AS eventId, toUnixTimestamp64Milli(occurred_at) AS occurredAt, campaign,"
                    + " amount_micros AS amountMicros, upper(code) AS code, platform, content_type AS contentType"
                    + " FROM spend");

    static final String PROGRAMME = "SELECT entity, version, toUnixTimestamp64Milli(effective_from) AS effectiveFrom,"
            + " payload FROM program_entries WHERE kind IN ('influencer', 'tier', 'schedule', 'setting', 'case')"
            + " ORDER BY entity, version";

    private static final Map<String, Kind> IDS = Map.of(
            "eventId", EVENT,
            "clickId", CLICK,
            "visitorId", VISITOR,
            "userId", USER,
            "tradeId", TRADE,
            "reverses", TRADE,
            "code", CODE);

    private final Pseudonyms names;

    Facts(Pseudonyms names) {
        this.names = names;
    }

    /** A row of one of {@link #EVENTS} as an event of the contract; what is empty is absent. */
    ObjectNode event(JsonNode row) {
        ObjectNode event = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            Kind kind = IDS.get(field.getKey());
            if (kind != null) {
                put(event, field.getKey(), names.of(kind, field.getValue().asText()));
            } else if (field.getKey().equals("utmCampaign")) {
                event.putObject("utm").set("campaign", field.getValue());
            } else if (field.getValue().isNumber()) {
                event.set(field.getKey(), field.getValue());
            } else {
                put(event, field.getKey(), field.getValue().asText());
            }
        }
        return event;
    }

    private static void put(ObjectNode event, String field, String text) {
        if (!text.isEmpty()) {
            event.put(field, text);
        }
    }

    /** A row of {@link #PROGRAMME} with what attribution and pay read of it. */
    ObjectNode entry(JsonNode row) throws IOException {
        JsonNode payload = JSON.readTree(row.get("payload").asText());
        String entity = row.get("entity").asText();
        ObjectNode entry = JSON.createObjectNode();
        entry.set("version", row.get("version"));
        entry.set("effectiveFrom", row.get("effectiveFrom"));
        switch (entity.substring(0, entity.indexOf('/'))) {
            case "influencer" -> influencer(payload, entry);
            case "tier" -> {
                String id = names.of(INFLUENCER, payload.get("influencerId").asText());
                entry.put("entity", "tier/" + id + "/" + payload.get("month").asText());
                entry.set("tier", payload.get("tier"));
            }
            case "case" -> {
                entry.put("entity", "case/" + names.of(CASE, entity));
                entry.set("decision", payload.get("decision"));
                ids(payload.path("clickIds"), CLICK, entry.putArray("clickIds"));
                ids(payload.path("tradeIds"), TRADE, entry.putArray("tradeIds"));
            }
            case "schedule" -> {
                entry.put("entity", entity);
                entry.set("tiers", payload.get("tiers"));
            }
            default -> {
                entry.put("entity", entity);
                for (String field : new String[] {"model", "bountyMicros", "activationThresholdMicros"}) {
                    if (payload.hasNonNull(field)) {
                        entry.set(field, payload.get(field));
                    }
                }
            }
        }
        return entry;
    }

    private void influencer(JsonNode payload, ObjectNode entry) {
        String id = names.of(INFLUENCER, payload.get("influencerId").asText());
        entry.put("entity", "influencer/" + id).put("influencerId", id);
        entry.set("state", payload.get("state"));
        put(entry, "userId", names.of(USER, payload.path("userId").asText("")));
        ArrayNode codes = entry.putArray("codes");
        payload.path("codes").forEach(code -> codes.add(code(code.asText())));
    }

    private void ids(JsonNode given, Kind kind, ArrayNode into) {
        given.forEach(id -> into.add(names.of(kind, id.asText())));
    }

    private String code(String code) {
        StringBuilder upper = new StringBuilder();
        code.chars().forEach(c -> upper.append((char) (c >= 'a' && c <= 'z' ? c - 32 : c)));
        return names.of(CODE, upper.toString());
    }

    /** The given fact that the influencer and the user are one person or share a wallet. */
    ObjectNode match(String influencerId, String userId, int number) {
        return JSON.createObjectNode()
                .put("entity", "match/" + names.of(INFLUENCER, influencerId))
                .put("version", number)
                .put("effectiveFrom", 0)
                .put("userId", names.of(USER, userId));
    }

    /** The cells of a result row with their ids renamed. */
    ArrayNode cells(String table, JsonNode cells) {
        ArrayNode renamed = JSON.createArrayNode();
        for (int i = 0; i < cells.size(); i++) {
            renamed.add(cell(table.toLowerCase(Locale.ROOT), i, cells.get(i).asText()));
        }
        return renamed;
    }

    private String cell(String table, int index, String text) {
        return switch (table + index) {
            case "credits0", "earnings0" -> conversion(text);
            case "credits2" ->
                text.startsWith("code:") && !names.knows(CLICK, text)
                        ? "code:" + names.of(USER, text.substring(5))
                        : names.of(CLICK, text);
            case "credits3", "earnings1", "roi_daily1" -> names.of(INFLUENCER, text);
            case "credits4" -> names.of(CODE, text);
            case "credits5" -> names.of(USER, text);
            default -> text;
        };
    }

    private String conversion(String id) {
        int colon = id.indexOf(':');
        Kind kind = id.startsWith("trade:") ? TRADE : USER;
        return id.substring(0, colon + 1) + names.of(kind, id.substring(colon + 1));
    }
}
