package io.clearshare.domain.proof;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a payout as a leaf of the payout's tree.
 *
 * @param salt 16 random bytes in hex; without them a neighbour's hash could be guessed from likely amounts
 */
public record LineLeaf(String payoutId, String lineId, String kind, long amountMicros, String salt) {

    /** The first field of a leaf; another form would have another. */
    public static final String FORM = "clearshare-line-1";

    /** Leaves of a tree stand in this order. */
    public static final Comparator<LineLeaf> ORDER = Comparator.comparing(LineLeaf::lineId);

    private static final Pattern SALT = Pattern.compile("[0-9a-f]{32}");

    public LineLeaf {
        if (!SALT.matcher(salt).matches()) {
            throw new IllegalArgumentException("A salt of other than 16 bytes");
        }
    }

    /** Each field as its length in bytes, a colon, its UTF-8 bytes and a line feed; so no two lines share a form. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder();
        for (String field : List.of(FORM, payoutId, lineId, kind, Long.toString(amountMicros), salt)) {
            int length = field.getBytes(StandardCharsets.UTF_8).length;
            text.append(length).append(':').append(field).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The tree over all lines of a payout. */
    public static MerkleTree tree(Collection<LineLeaf> lines) {
        return new MerkleTree(lines.stream().sorted(ORDER).map(LineLeaf::bytes).toList());
    }
}
