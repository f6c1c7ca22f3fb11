package io.clearshare.admin.tax;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The forms by which people tell who they are for tax. */
enum FormKind {
    @JsonProperty("W-9")
    W9("W-9"),
    @JsonProperty("W-8BEN")
    W8BEN("W-8BEN"),
    @JsonProperty("W-8BEN-E")
    W8BENE("W-8BEN-E");

    private final String wireName;

    FormKind(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static FormKind of(String wireName) {
        for (FormKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("There is no form " + wireName);
    }
}
