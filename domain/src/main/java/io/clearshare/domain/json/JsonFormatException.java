package io.clearshare.domain.json;

/** Bytes that are not one JSON value. */
public final class JsonFormatException extends IllegalArgumentException {

    public JsonFormatException(String message) {
        super(message);
    }
}
