package io.clearshare.domain.event;

import java.util.List;

/** Cuts the body of an ingest request, a JSON array or NDJSON, into the bytes of its items. */
public final class EventItems {

    private EventItems() {}

    /**
     * The items' bytes in order; each is still to be decoded.
     *
     * @throws IllegalArgumentException if the body is neither, or holds more than {@code itemsMax} items
     */
    public static List<byte[]> split(byte[] body, int itemsMax) {
        throw new UnsupportedOperationException(body.length + "" + itemsMax);
    }
}
