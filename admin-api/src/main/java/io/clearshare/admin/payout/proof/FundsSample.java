package io.clearshare.admin.payout.proof;

import java.time.Instant;

/**
 * What the treasury held of a currency on the chain, beside what was owed in it; in its smallest units.
 *
 * @param currency USDC or SOL; dollars are owed in USDC until a payout binds a rate, from then on its lamports in SOL
 * @param slot     which the chain had finalised
 * @param address  whose holdings they are
 * @param payable  settled and not in a payout yet
 * @param reserved in payouts that are under way
 * @param inFlight the part of it that is signed, so that it may have left already
 * @param missing  by how much the holdings fall short of what is surely still owed; 0 when they suffice
 */
public record FundsSample(
        Instant sampledAt,
        String currency,
        long slot,
        String address,
        long holdings,
        long payable,
        long reserved,
        long inFlight,
        long missing) {

    static FundsSample of(Instant at, String currency, long slot, String address, long holdings, Owed owed) {
        long surely = Math.addExact(owed.payable(), owed.reserved()) - owed.inFlight();
        return new FundsSample(
                at,
                currency,
                slot,
                address,
                holdings,
                owed.payable(),
                owed.reserved(),
                owed.inFlight(),
                Math.max(0, surely - holdings));
    }

    /** What the books owe in a currency. */
    record Owed(long payable, long reserved, long inFlight) {}
}
