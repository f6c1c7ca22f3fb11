package io.clearshare.admin.payout.solana;

import java.util.List;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is a key to pay with, in this process or in a signer's. */
final class TreasuryConfigured implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return List.of("clearshare.solana.treasury-keyfile", "clearshare.solana.signer-socket").stream()
                .anyMatch(
                        name -> !context.getEnvironment().getProperty(name, "").isBlank());
    }
}
