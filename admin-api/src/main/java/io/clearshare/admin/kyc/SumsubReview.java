package io.clearshare.admin.kyc;

import io.clearshare.admin.kyc.IdentityProvider.Delivery;
import io.clearshare.admin.kyc.IdentityProvider.Said;
import io.clearshare.admin.settings.KycSettings;
import io.clearshare.domain.kyc.IdentityFact;
import io.clearshare.domain.kyc.IdentityState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the words of Sumsub's documents say about an identity. */
final class SumsubReview {

    private static final Set<String> TELLS_A_STATE = Set.of(
            "applicantCreated",
            "applicantPending",
            "applicantPrechecked",
            "applicantAwaitingService",
            "applicantAwaitingUser",
            "applicantOnHold",
            "applicantReset",
            "applicantReviewed",
            "applicantWorkflowCompleted",
            "applicantWorkflowFailed",
            "applicantDeactivated",
            "applicantDeleted");

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS]", Locale.ROOT);
    private static final DateTimeFormatter WITH_ZONE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS]xx", Locale.ROOT);

    private SumsubReview() {}

    /** Reads a delivery whose signature holds. */
    static Delivery statement(JsonNode body, String deliveryId, KycSettings.Sumsub settings) {
        String type = body.path("type").asString("");
        if (!TELLS_A_STATE.contains(type)) {
            return new Delivery.Irrelevant("type " + type);
        }
        if (body.path("sandboxMode").asBoolean(false) && !settings.sandbox()) {
            return new Delivery.Irrelevant("from the sandbox");
        }
        String level = body.path("levelName").asString("");
        if (!level.isEmpty() && !level.equals(settings.level())) {
            return new Delivery.Irrelevant("about another level");
        }
        String checkId = body.path("externalUserId").asString("");
        String applicantId = body.path("applicantId").asString("");
        Optional<Instant> at = time(body.path("createdAtMs").asString(""))
                .or(() -> time(body.path("createdAt").asString("")));
        if (checkId.isEmpty() || applicantId.isEmpty() || at.isEmpty()) {
            return new Delivery.Unreadable("externalUserId, applicantId or time is missing");
        }
        IdentityState state = state(type, body);
        return new Delivery.Statement(
                new Said(checkId, applicantId, deliveryId, new IdentityFact(at.get(), state, reason(body)), type));
    }

    private static IdentityState state(String type, JsonNode body) {
        return switch (type) {
            case "applicantCreated", "applicantReset" -> IdentityState.STARTED;
            case "applicantReviewed", "applicantWorkflowCompleted", "applicantWorkflowFailed" -> answer(body);
            case "applicantPending",
                    "applicantPrechecked",
                    "applicantAwaitingService",
                    "applicantAwaitingUser",
                    "applicantOnHold" -> IdentityState.PENDING;
            default -> IdentityState.UNKNOWN;
        };
    }

    /** The state that the answer to a question tells. */
    static IdentityState state(JsonNode status) {
        return switch (status.path("reviewStatus").asString("")) {
            case "init" -> IdentityState.STARTED;
            case "pending", "prechecked", "queued", "onHold", "awaitingUser", "awaitingService" ->
                IdentityState.PENDING;
            case "completed" -> answer(status);
            default -> IdentityState.UNKNOWN;
        };
    }

    /** Only a green answer verifies; a red one that does not say whether it is final is not. */
    private static IdentityState answer(JsonNode review) {
        JsonNode result = review.path("reviewResult");
        return switch (result.path("reviewAnswer").asString("")) {
            case "GREEN" -> IdentityState.VERIFIED;
            case "RED" ->
                switch (result.path("reviewRejectType").asString("")) {
                    case "FINAL" -> IdentityState.DECLINED;
                    case "RETRY" -> IdentityState.RETRY;
                    default -> IdentityState.UNKNOWN;
                };
            default -> IdentityState.UNKNOWN;
        };
    }

    /** What the provider wants the person to read. */
    static String reason(JsonNode review) {
        String comment = review.path("reviewResult").path("moderationComment").asString("");
        return comment.length() > 500 ? comment.substring(0, 500) : comment;
    }

    /** Times stand without a zone in milliseconds, or with one in seconds; without, they are UTC. */
    static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.matches(".*[+-]\\d{4}")
                            ? OffsetDateTime.parse(text, WITH_ZONE).toInstant()
                            : LocalDateTime.parse(text, MILLIS).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
