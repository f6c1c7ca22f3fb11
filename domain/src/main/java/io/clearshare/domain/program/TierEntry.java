package io.clearshare.domain.program;

import java.time.YearMonth;

/** The tier that an influencer is paid by in one calendar month (UTC); 0 is the base tier. */
public record TierEntry(int version, long effectiveFrom, String influencerId, YearMonth month, int tier)
        implements ProgramEntry {

    @Override
    public String entity() {
        return entity(influencerId, month);
    }

    public static String entity(String influencerId, YearMonth month) {
        return "tier/" + influencerId + "/" + month;
    }
}
