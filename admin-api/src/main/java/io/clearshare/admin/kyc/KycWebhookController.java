package io.clearshare.admin.kyc;

import io.clearshare.admin.kyc.IdentityProvider.Delivery;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what providers deliver. An answer of 204 means that it is stored, known already, or none of our business. */
@RestController
@Tag(name = "Verification")
class KycWebhookController {

    private static final Logger LOG = LoggerFactory.getLogger(KycWebhookController.class);

    private final Providers providers;
    private final RecordFact facts;
    private final Clock clock;

    KycWebhookController(Providers providers, RecordFact facts, Clock clock) {
        this.providers = providers;
        this.facts = facts;
        this.clock = clock;
    }

    @PostMapping("/api/v1/kyc/webhooks/{provider}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "A provider's signed statement about a check")
    void deliver(@PathVariable String provider, HttpServletRequest request) throws IOException {
        IdentityProvider known = providers
                .find(provider)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no provider " + provider));
        byte[] body = request.getInputStream().readAllBytes();
        Delivery delivery = known.read(headers(request), body, clock.instant());
        if (delivery instanceof Delivery.Statement statement) {
            facts.ofProvider(provider, statement.said());
        } else if (delivery instanceof Delivery.Irrelevant irrelevant) {
            LOG.debug("{}: {}", provider, irrelevant.why());
        } else if (delivery instanceof Delivery.Unreadable unreadable) {
            LOG.warn("A signed delivery of {} cannot be read: {}", provider, unreadable.why());
            throw new Refused(KycProblem.WEBHOOK_UNREADABLE, KycProblem.WEBHOOK_UNREADABLE.title());
        } else if (delivery instanceof Delivery.Forged forged) {
            LOG.warn("A delivery for {} is refused: {}", provider, forged.why());
            throw new Refused(KycProblem.WEBHOOK_SIGNATURE_INVALID, KycProblem.WEBHOOK_SIGNATURE_INVALID.title());
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }
}
