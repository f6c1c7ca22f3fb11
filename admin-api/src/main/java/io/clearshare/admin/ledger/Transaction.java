package io.clearshare.admin.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement of one asset between accounts, written once; the postings sum to 0.
 *
 * @param reference unique name chosen by the writer, so that writing twice is refused
 * @param concerns  the transaction that this one posts, voids or reverses; null for the other kinds
 */
public record Transaction(
        UUID id, String reference, Kind kind, @Nullable UUID concerns, List<Posting> postings) {

    /** What a transaction does. */
    public enum Kind {
        /** Takes effect at once and alone. */
        SINGLE,
        /** Sets money aside; refused when an account it takes from would fall below 0. */
        RESERVE,
        /** Takes what was reserved to where it goes. */
        POST,
        /** Gives back what was reserved. */
        VOID,
        /** Undoes a transaction by its opposite. */
        REVERSAL
    }

    public Transaction {
        if (reference.isEmpty() || reference.length() > 256) {
            throw new IllegalArgumentException("A reference of " + reference.length() + " characters");
        }
        if ((concerns == null) != (kind == Kind.SINGLE || kind == Kind.RESERVE)) {
            throw new IllegalArgumentException(kind + " " + reference + " concerns " + concerns);
        }
        postings = List.copyOf(postings);
        requireBalanced(reference, postings);
    }

    public static Transaction single(String reference, List<Posting> postings) {
        return new Transaction(UUID.randomUUID(), reference, Kind.SINGLE, null, postings);
    }

    /** Sets money aside until {@link #post} or {@link #voided} resolves it, exactly once. */
    public static Transaction reserve(String reference, Account from, Account aside, long amount) {
        return new Transaction(UUID.randomUUID(), reference, Kind.RESERVE, null, move(from, aside, amount));
    }

    public static Transaction post(String reference, UUID reserve, Account aside, Account to, long amount) {
        return new Transaction(UUID.randomUUID(), reference, Kind.POST, reserve, move(aside, to, amount));
    }

    public static Transaction voided(String reference, UUID reserve, Account from, Account aside, long amount) {
        return new Transaction(UUID.randomUUID(), reference, Kind.VOID, reserve, move(aside, from, amount));
    }

    public static Transaction reversal(String reference, Transaction original) {
        List<Posting> opposite =
                original.postings().stream().map(Posting::negated).toList();
        return new Transaction(UUID.randomUUID(), reference, Kind.REVERSAL, original.id(), opposite);
    }

    /** The two postings that take an amount from one account to another. */
    public static List<Posting> move(Account from, Account to, long amount) {
        return List.of(new Posting(from, Math.negateExact(amount)), new Posting(to, amount));
    }

    public Asset asset() {
        return postings.get(0).account().asset();
    }

    private static void requireBalanced(String reference, List<Posting> postings) {
        if (postings.size() < 2) {
            throw new IllegalArgumentException(reference + " has fewer than two postings");
        }
        long sum = 0;
        List<Asset> assets = new ArrayList<>();
        for (Posting posting : postings) {
            sum = Math.addExact(sum, posting.amount());
            assets.add(posting.account().asset());
        }
        if (sum != 0) {
            throw new IllegalArgumentException("Postings of " + reference + " sum to " + sum);
        }
        if (assets.stream().distinct().count() != 1) {
            throw new IllegalArgumentException(reference + " mixes assets");
        }
    }
}
