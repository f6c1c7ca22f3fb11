package io.clearshare.domain.fraud;

/** A fraud rule: a name that programme entries version, parameterise and switch. */
public interface FraudRule {

    /** The name in entries, hits and cases. */
    String name();
}
