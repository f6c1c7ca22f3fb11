package io.clearshare.admin.warehouse;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes a list as a parameter of type {@code Array(String)}. */
public final class ArrayParameter {

    private ArrayParameter() {}

    public static String of(Collection<String> texts) {
        return texts.stream()
                .map(text -> "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
