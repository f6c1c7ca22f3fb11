package io.clearshare.admin.ledger;

/** What an account holds; amounts are integers in its smallest unit. */
public enum Asset {
    /** US dollars in millionths; a USDC token counts as one dollar. */
    USD(6),
    /** The chain's own coin in lamports, for network fees and account rent. */
    SOL(9);

    private final int decimals;

    Asset(int decimals) {
        this.decimals = decimals;
    }

    public int decimals() {
        return decimals;
    }
}
