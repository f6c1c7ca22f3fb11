package io.clearshare.admin.ledger;

/**
 * What an influencer is owed.
 *
 * @param availableMicros settled and free to be paid; negative when more was taken back than is left
 * @param pendingMicros   set aside for an open payout
 */
public record Balance(long availableMicros, long pendingMicros) {

    public static final Balance NONE = new Balance(0, 0);

    /** Everything owed, set aside or not. */
    public long postedMicros() {
        return Math.addExact(availableMicros, pendingMicros);
    }
}
