package io.clearshare.domain.payout;

/** What one node's answers, taken together, say about a signed payment. */
sealed interface NodeAnswer {

    /** It did not answer. */
    record Silent(String why) implements NodeAnswer {}

    /** It answered from behind what it had told before: behind one address may be many nodes. */
    record Lagging() implements NodeAnswer {}

    /** It has the transaction, not finalised yet. */
    record Pending() implements NodeAnswer {}

    /** It does not have it, and has seen everything up to a slot. */
    record Absent(long asOfSlot, boolean pastExpiry, String evidence) implements NodeAnswer {}

    /** It has it finalised. */
    record Final(long slot, Fate fate) implements NodeAnswer {}

    /** It can no longer tell. */
    record Unknowable(String why) implements NodeAnswer {}

    /**
     * Asks in the order that makes silence a proof: the finalised height has passed the last valid one in slot S, or the
     * durable nonce has another value there; a status
     * asked for afterwards, answered at slot S or later, knows no such signature; the history reaches back to the attempt;
     * and no other transaction carries the payment's memo.
     */
    static NodeAnswer of(ChainView node, ChainView.Sought sought) {
        try {
            ChainView.Status status = node.status(sought.signature());
            if (status.known()) {
                return seen(node, sought, status);
            }
            if (!sought.nonce().equals(ChainView.Nonce.NONE)) {
                ChainView.NonceValue now = node.nonce(sought.nonce().account());
                return now.value().equals(sought.nonce().value())
                        ? new Absent(status.contextSlot(), false, "")
                        : past(node, sought, now.slot(), "the nonce has moved on to " + now.value());
            }
            ChainView.Tip tip = node.finalisedTip();
            return tip.height() <= sought.lastValidBlockHeight()
                    ? new Absent(status.contextSlot(), false, "")
                    : past(node, sought, tip.slot(), "height " + tip.height() + " > " + sought.lastValidBlockHeight());
        } catch (ChainView.Silent e) {
            return new Silent(node.name() + ": " + e.getMessage());
        }
    }

    private static NodeAnswer past(ChainView node, ChainView.Sought sought, long slot, String dead) {
        ChainView.Status status = node.status(sought.signature());
        if (status.known()) {
            return seen(node, sought, status);
        }
        if (status.contextSlot() < slot) {
            return new Lagging();
        }
        if (node.historyFrom() > sought.contextSlot()) {
            return new Unknowable("the history of " + node.name() + " begins after the attempt was signed");
        }
        String other = node.paidUnder(sought, slot).orElse("");
        if (other.equals(sought.signature())) {
            return new Lagging();
        }
        return other.isEmpty()
                ? new Absent(
                        status.contextSlot(),
                        true,
                        dead + " and no status at slot " + status.contextSlot() + " ≥ " + slot)
                : new Unknowable("transaction " + other + " on the chain has the memo of this payout");
    }

    private static NodeAnswer seen(ChainView node, ChainView.Sought sought, ChainView.Status status) {
        if (!status.finalised()) {
            return new Pending();
        }
        return node.costs(sought.signature())
                .<NodeAnswer>map(costs -> new Final(status.slot(), fate(status, costs)))
                .orElseGet(Pending::new);
    }

    private static Fate fate(ChainView.Status status, ChainView.Costs costs) {
        return status.error().isEmpty()
                ? new Fate.Landed(status.slot(), costs.blockTime(), costs.feeLamports(), costs.rentLamports())
                : new Fate.Failed(
                        status.slot(), costs.blockTime(), costs.feeLamports(), status.error(), status.passing());
    }
}
