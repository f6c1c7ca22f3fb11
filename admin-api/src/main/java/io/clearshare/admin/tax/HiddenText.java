package io.clearshare.admin.tax;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A text that comes in and is never shown: not in messages, not in logs, not in answers. */
record HiddenText(String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static HiddenText of(String value) {
        return new HiddenText(value);
    }

    @Override
    public String toString() {
        return "hidden";
    }
}
