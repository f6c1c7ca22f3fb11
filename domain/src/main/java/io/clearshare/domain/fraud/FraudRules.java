package io.clearshare.domain.fraud;

import java.util.List;

/** The registry of fraud rules. */
public final class FraudRules {

    public static final List<FraudRule> ALL = List.of(new ClickFlood(), new TooFastSignup());

    private FraudRules() {}
}
