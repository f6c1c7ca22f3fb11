package io.clearshare.admin.payout;

import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.admin.payout.PayoutRail.Signing;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The loop that everybody writes first: send, wait a while, and if nothing is seen, sign and send again. */
record NaivePayer(PayoutRail rail, SolanaPart node, FaultyChain chain) {

    private static final int TRIES = 6;
    private static final int BLOCKS_TO_WAIT = 40;

    void pay(Payment payment) {
        for (int i = 0; i < TRIES; i++) {
            if (rail.sign(payment) instanceof Signing.Signed signed
                    && rail.send(signed.payment()).startsWith("accepted")
                    && seen(signed.payment())) {
                return;
            }
        }
    }

    private boolean seen(SignedPayment signed) {
        long until = chain.height() + BLOCKS_TO_WAIT;
        while (chain.height() < until) {
            if (status(signed).isObject()) {
                return true;
            }
        }
        return false;
    }

    private JsonNode status(SignedPayment signed) {
        try {
            return node.call(
                            "getSignatureStatuses",
                            List.of(signed.signature()),
                            Map.of("searchTransactionHistory", true))
                    .path("value")
                    .path(0);
        } catch (UncheckedIOException | JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
