package io.clearshare.admin.kyc;

import io.clearshare.domain.kyc.IdentityFact;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who checks identities.
 *
 * <p>{@link #begin} and {@link #look} talk to a network and are never called inside a database transaction.
 */
interface IdentityProvider {

    /** Names it in settings, routes and stored checks. */
    String name();

    /**
     * Begins a check, or finds the one that an earlier call began; so a lost answer costs nothing.
     *
     * @throws ProviderFailure when the provider does not answer or refuses
     */
    Next begin(Order order);

    /**
     * What the provider says about a check when asked; this closes gaps that lost deliveries leave.
     *
     * @throws ProviderFailure when the provider does not answer or refuses
     */
    Optional<Said> look(Order order);

    /**
     * Reads a delivery; the signature is checked over the raw bytes before anything of them is looked at.
     *
     * @param headers by lower-case name
     */
    Delivery read(Map<String, String> headers, byte[] body, Instant now);

    /**
     * A check of ours.
     *
     * @param applicantId the provider's name for it, or null before it has given one
     */
    record Order(UUID checkId, String email, @Nullable String applicantId) {}

    /** What the person has to do next. */
    sealed interface Next {

        /** Hand documents in here. */
        record Upload() implements Next {}

        /** Go to the provider's own pages. */
        record Visit(String applicantId, URI url) implements Next {}
    }

    /**
     * A statement about a check.
     *
     * @param checkId    the name that we gave to the provider; it may be anything that somebody sent
     * @param deliveryId the same for each repetition of a statement
     * @param kind       the provider's own word for it
     */
    record Said(String checkId, String applicantId, String deliveryId, IdentityFact fact, String kind) {}

    /** What a delivery turned out to be. */
    sealed interface Delivery {

        record Statement(Said said) implements Delivery {}

        /** Signed, but it says nothing about a check's state. */
        record Irrelevant(String why) implements Delivery {}

        /** Not signed by the provider, or too long ago. */
        record Forged(String why) implements Delivery {}

        /** Signed, but not what the provider documents. */
        record Unreadable(String why) implements Delivery {}
    }
}
