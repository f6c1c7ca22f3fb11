package io.clearshare.admin.kyc;

import io.clearshare.admin.kyc.IdentityProvider.Delivery;
import io.clearshare.admin.kyc.IdentityProvider.Said;
import io.clearshare.domain.kyc.IdentityFact;
import io.clearshare.domain.kyc.IdentityState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the words of Persona's documents say about an identity. */
final class PersonaInquiry {

    private static final List<String> TIMES = List.of(
            "updated-at",
            "decisioned-at",
            "marked-for-review-at",
            "completed-at",
            "failed-at",
            "expired-at",
            "started-at",
            "created-at");

    private PersonaInquiry() {}

    /** Reads a delivery whose signature holds. */
    static Delivery statement(JsonNode body) {
        JsonNode event = body.path("data");
        String name = event.path("attributes").path("name").asString("");
        if (!name.startsWith("inquiry.")) {
            return new Delivery.Irrelevant("event " + name);
        }
        JsonNode inquiry = event.path("attributes").path("payload").path("data");
        String eventId = event.path("id").asString("");
        String inquiryId = inquiry.path("id").asString("");
        String checkId = inquiry.path("attributes").path("reference-id").asString("");
        Optional<Instant> at = time(event.path("attributes").path("created-at"));
        if (eventId.isEmpty() || inquiryId.isEmpty() || checkId.isEmpty() || at.isEmpty()) {
            return new Delivery.Unreadable("event, inquiry, reference or time is missing");
        }
        IdentityState state = state(inquiry.path("attributes").path("status").asString(""));
        return new Delivery.Statement(
                new Said(checkId, inquiryId, eventId, new IdentityFact(at.get(), state, ""), name));
    }

    /** Completed is not approved: a person has finished, and nothing is decided. */
    static IdentityState state(String status) {
        return switch (status) {
            case "created" -> IdentityState.STARTED;
            case "pending", "completed", "needs_review" -> IdentityState.PENDING;
            case "approved" -> IdentityState.VERIFIED;
            case "failed", "expired" -> IdentityState.RETRY;
            case "declined" -> IdentityState.DECLINED;
            default -> IdentityState.UNKNOWN;
        };
    }

    /** When an inquiry last changed. */
    static Optional<Instant> changedAt(JsonNode attributes) {
        return TIMES.stream()
                .map(name -> time(attributes.path(name)))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private static Optional<Instant> time(JsonNode text) {
        try {
            return text.isString()
                    ? Optional.of(OffsetDateTime.parse(text.asString()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
