package io.clearshare.admin.payout.solana;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether this process has a key to pay with. */
final class TreasuryConfigured implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !context.getEnvironment()
                .getProperty("clearshare.solana.treasury-keyfile", "")
                .isBlank();
    }
}
