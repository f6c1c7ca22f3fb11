package io.clearshare.domain.event;

import io.clearshare.domain.json.JsonFormatException;
import io.clearshare.domain.json.JsonScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts the body of an ingest request, a JSON array or NDJSON, into the bytes of its items. */
public final class EventItems {

    private EventItems() {}

    /**
     * The items' bytes in order; each is still to be decoded.
     *
     * <p>A body that starts with {@code [} is an array. Otherwise each line that is not blank is an item,
     * whatever it holds, so that a broken line is refused alone.
     *
     * @throws JsonFormatException if an array is broken, or there are more than {@code itemsMax} items
     */
    public static List<byte[]> split(byte[] body, int itemsMax) {
        JsonScanner scanner = new JsonScanner(body);
        List<byte[]> items = scanner.take('[') ? array(body, scanner, itemsMax) : lines(body, itemsMax);
        return List.copyOf(items);
    }

    private static List<byte[]> array(byte[] body, JsonScanner scanner, int itemsMax) {
        List<byte[]> items = new ArrayList<>();
        if (!scanner.take(']')) {
            do {
                scanner.peek();
                int from = scanner.position();
                require(scanner.skip(), scanner);
                add(items, Arrays.copyOfRange(body, from, scanner.position()), itemsMax);
            } while (scanner.take(','));
            require(scanner.expect(']'), scanner);
        }
        require(scanner.finish(), scanner);
        return items;
    }

    private static void require(boolean fine, JsonScanner scanner) {
        if (!fine) {
            throw new JsonFormatException(scanner.fault() + " at byte " + scanner.position());
        }
    }

    private static List<byte[]> lines(byte[] body, int itemsMax) {
        List<byte[]> items = new ArrayList<>();
        int from = 0;
        while (from < body.length) {
            int to = endOfLine(body, from);
            if (new JsonScanner(body, from, to).peek() != -1) {
                add(items, Arrays.copyOfRange(body, from, to), itemsMax);
            }
            from = to + 1;
        }
        return items;
    }

    private static int endOfLine(byte[] body, int from) {
        int to = from;
        while (to < body.length && body[to] != '\n') {
            to++;
        }
        return to;
    }

    private static void add(List<byte[]> items, byte[] item, int itemsMax) {
        if (items.size() == itemsMax) {
            throw new JsonFormatException("more than " + itemsMax + " items");
        }
        items.add(item);
    }
}
