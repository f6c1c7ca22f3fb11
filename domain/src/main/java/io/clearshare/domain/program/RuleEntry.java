package io.clearshare.domain.program;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A version of a fraud rule: its mode and its parameters. */
public record RuleEntry(int version, long effectiveFrom, String name, RuleMode mode, Map<String, Long> parameters)
        implements ProgramEntry {

    public RuleEntry {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    @Override
    public String entity() {
        return "rule/" + name;
    }

    /** The parameter's value, or the rule's own default. */
    public long parameter(String parameter, long fallback) {
        return parameters.getOrDefault(parameter, fallback);
    }
}
