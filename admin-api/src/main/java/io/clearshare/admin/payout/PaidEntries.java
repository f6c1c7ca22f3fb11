package io.clearshare.admin.payout;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Posting;
import io.clearshare.admin.ledger.Transaction;
import io.clearshare.domain.payout.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the books say of a payment that landed. */
final class PaidEntries {

    private PaidEntries() {}

    /**
     * The reservation becomes a payment; dollars paid in SOL have another side, the lamports at the payout's rate; the network's
     * costs are ours.
     *
     * @param from where the amount was until now
     */
    static List<Transaction> of(Payout payout, Account from, String signature, Fate.Landed proof) {
        String name = Payout.memo(payout.payoutId());
        List<Transaction> entries = new ArrayList<>();
        entries.add(Transaction.post(
                name + ":post",
                payout.reserveId(),
                Account.reserved(payout.influencerId()),
                from,
                payout.amountMicros()));
        SolTerms sol = payout.sol();
        if (sol != null) {
            entries.add(Transaction.single(
                    name + ":sol", Transaction.move(Account.EXCHANGE_SOL, Account.TREASURY_SOL, sol.lamports())));
        }
        costs(signature, proof.feeLamports(), proof.rentLamports()).ifPresent(entries::add);
        return entries;
    }

    /** The network's costs of a transaction; empty when there were none. */
    static Optional<Transaction> costs(String signature, long feeLamports, long rentLamports) {
        List<Posting> postings = new ArrayList<>();
        if (feeLamports > 0) {
            postings.addAll(Transaction.move(Account.FEES_SOL, Account.TREASURY_SOL, feeLamports));
        }
        if (rentLamports > 0) {
            postings.addAll(Transaction.move(Account.RENT_SOL, Account.TREASURY_SOL, rentLamports));
        }
        return postings.isEmpty() ? Optional.empty() : Optional.of(Transaction.single("cost:" + signature, postings));
    }
}
