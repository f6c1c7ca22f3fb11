package io.clearshare.admin.ledger;

import java.util.regex.Pattern;

/**
 * A place money can be at; a positive balance is a credit (owed by the programme), a negative one a debit.
 *
 * @param address colon-separated segments, such as {@code influencer:i-1:payable}
 */
public record Account(String address, Asset asset) {

    private static final Pattern ADDRESS = Pattern.compile("[a-z]+(:[^:\\s]{1,64}){1,2}");

    /** What the programme has spent on commissions. */
    public static final Account COMMISSION = new Account("programme:commission", Asset.USD);

    /** What is kept back from payments and owed to the tax authority. */
    public static final Account WITHHOLDING = new Account("programme:withholding", Asset.USD);

    /** The USDC the programme pays from. */
    public static final Account TREASURY_USDC = new Account("treasury:usdc", Asset.USD);

    /** USDC in the escrow's vault, which is the programme's until it is released. */
    public static final Account ESCROW_USDC = new Account("escrow:usdc", Asset.USD);

    /** The SOL the programme pays network costs from. */
    public static final Account TREASURY_SOL = new Account("treasury:sol", Asset.SOL);

    /** Network fees of transactions, landed and failed. */
    public static final Account FEES_SOL = new Account("fees:sol", Asset.SOL);

    /** Rent of recipients' token accounts, paid once per wallet. */
    public static final Account RENT_SOL = new Account("rent:sol", Asset.SOL);

    /** Owed dollars that were paid in another currency; its counterpart is {@link #EXCHANGE_SOL} at the payout's rate. */
    public static final Account EXCHANGE_USD = new Account("exchange:usd", Asset.USD);

    /** Lamports that left for dollars owed. */
    public static final Account EXCHANGE_SOL = new Account("exchange:sol", Asset.SOL);

    public Account {
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("Not an account address: " + address);
        }
    }

    /** What an influencer has earned, settled, and not been promised yet. */
    public static Account payable(String influencerId) {
        return new Account("influencer:" + influencerId + ":payable", Asset.USD);
    }

    /** What is set aside for an influencer's open payout. */
    public static Account reserved(String influencerId) {
        return new Account("influencer:" + influencerId + ":reserved", Asset.USD);
    }
}
