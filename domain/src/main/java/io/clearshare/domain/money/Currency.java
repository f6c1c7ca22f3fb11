package io.clearshare.domain.money;

/** The currencies that amounts are held in, with the decimals of their smallest unit. */
public enum Currency {
    /** Micro-dollars, the unit of every event and earning. */
    USD(6),
    /** The dollar token that payouts are made in. */
    USDC(6),
    /** Lamports. */
    SOL(9);

    private final int decimals;

    Currency(int decimals) {
        this.decimals = decimals;
    }

    public int decimals() {
        return decimals;
    }
}
