package io.clearshare.admin.commission;

import io.clearshare.domain.commission.FindWashTrade.WashTrade;
import java.math.BigDecimal;

/** The user by whom a wash-trading ring would profit, for a program and, as a sentence, for a person. */
record Ring(
        long feesMicros,
        String tier,
        int tierBasisPoints,
        long commissionMicros,
        int rebateBasisPoints,
        long rebateMicros,
        long bountyMicros,
        long profitMicros,
        String message) {

    static Ring of(WashTrade found) {
        return new Ring(
                found.feesMicros(),
                found.tier(),
                found.tierBasisPoints(),
                found.commissionMicros(),
                found.rebateBasisPoints(),
                found.rebateMicros(),
                found.bountyMicros(),
                found.profitMicros(),
                sentence(found));
    }

    private static String sentence(WashTrade found) {
        String rebate = found.rebateMicros() > 0 ? ", " + dollars(found.rebateMicros()) + " rebate" : "";
        long back = Math.addExact(found.feesMicros(), found.profitMicros());
        String gain =
                found.profitMicros() == 0 ? "all that it cost" : dollars(found.profitMicros()) + " more than it cost";
        return "A second account that pays " + dollars(found.feesMicros()) + " in fees would bring its referrer "
                + dollars(found.commissionMicros()) + " commission (" + percent(found.tierBasisPoints()) + " at "
                + found.tier() + ")" + rebate + " and " + dollars(found.bountyMicros()) + " bounty: " + dollars(back)
                + " back, " + gain;
    }

    private static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
    }

    /** Exact, with at least two decimals. */
    static String dollars(long micros) {
        BigDecimal amount = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return "$" + amount.setScale(Math.max(2, amount.scale())).toPlainString();
    }
}
