package io.clearshare.admin.ledger;

/**
 * One side of a transaction.
 *
 * @param amount credit if positive, debit if negative, in the asset's smallest unit; never 0
 */
public record Posting(Account account, long amount) {

    public Posting {
        if (amount == 0 || amount == Long.MIN_VALUE) {
            throw new IllegalArgumentException("A posting of " + amount + " on " + account.address());
        }
    }

    Posting negated() {
        return new Posting(account, -amount);
    }
}
