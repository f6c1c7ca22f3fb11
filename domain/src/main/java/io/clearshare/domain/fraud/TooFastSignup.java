package io.clearshare.domain.fraud;

/** Rule too_fast_signup: nobody reads a page and signs up within seconds of the click. */
public final class TooFastSignup implements FraudRule {

    public static final String NAME = "too_fast_signup";

    @Override
    public String name() {
        return NAME;
    }
}
