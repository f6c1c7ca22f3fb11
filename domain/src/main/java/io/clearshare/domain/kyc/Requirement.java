package io.clearshare.domain.kyc;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Something that an operator may ask for before money is paid out. */
public enum Requirement {
    IDENTITY("identity"),
    TAX_FORM("tax-form"),
    SANCTIONS("sanctions");

    private final String wireName;

    Requirement(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /**
     * Reads a list of names with commas between; empty elements count for nothing.
     *
     * @throws IllegalArgumentException for a name that is none, since a requirement that is misspelt would not be asked for
     */
    public static Set<Requirement> parse(String names) {
        Set<Requirement> found = EnumSet.noneOf(Requirement.class);
        for (String name : names.split(",", -1)) {
            if (!name.isBlank()) {
                found.add(ofName(name.strip()));
            }
        }
        return found;
    }

    private static Requirement ofName(String name) {
        return Arrays.stream(values())
                .filter(requirement -> requirement.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no requirement " + name + ", only "
                        + Arrays.stream(values()).map(Requirement::wireName).collect(Collectors.joining(", "))));
    }
}
