package io.clearshare.domain.solana;

/** An account that an instruction names, and what it may do there. */
public record AccountUse(String address, boolean signer, boolean writable) {

    public static AccountUse readOnly(String address) {
        return new AccountUse(address, false, false);
    }

    public static AccountUse writable(String address) {
        return new AccountUse(address, false, true);
    }

    public static AccountUse signer(String address) {
        return new AccountUse(address, true, false);
    }

    public static AccountUse payer(String address) {
        return new AccountUse(address, true, true);
    }
}
