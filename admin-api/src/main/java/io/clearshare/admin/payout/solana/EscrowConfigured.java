package io.clearshare.admin.payout.solana;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is an escrow for large payouts. */
final class EscrowConfigured implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !context.getEnvironment()
                .getProperty("clearshare.escrow.multisig", "")
                .isBlank();
    }
}
