package io.clearshare.domain.sanctions;

import java.util.Comparator;

/**
 * An address that a list names.
 *
 * @param asset the tag it stands under, such as {@code XBT}; it is kept for people, never compared
 */
public record ListedAddress(String asset, String address) implements Comparable<ListedAddress> {

    private static final Comparator<ListedAddress> ORDER =
            Comparator.comparing(ListedAddress::address).thenComparing(ListedAddress::asset);

    @Override
    public int compareTo(ListedAddress other) {
        return ORDER.compare(this, other);
    }
}
