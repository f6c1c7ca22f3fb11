package io.clearshare.domain.attribution;

import io.clearshare.domain.model.Model;
import io.clearshare.domain.money.Money;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.program.Rate;
import java.util.ArrayList;
import java.util.List;

/** Prices the paying credits of a conversion as earning lines. */
final class PriceLines {

    private final Programme programme;

    PriceLines(Programme programme) {
        this.programme = programme;
    }

    /** A trade's lines: each credit times the rate of its influencer. */
    List<Line> ofTrade(String conversionId, long at, long feeMicros, Path path, Model paying) {
        long[] credits = path.allocate(paying, feeMicros);
        long settlesAt = at + programme.holdAt(at).holdMillis();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < credits.length; i++) {
            if (credits[i] != 0) {
                PathTouch touch = path.touches().get(i);
                Rate rate =
                        programme.rate(touch.influencerId(), at, touch.touch().at());
                long amount = Money.share(credits[i], rate.basisPoints());
                if (amount != 0) {
                    lines.add(line(
                            conversionId,
                            touch,
                            Kind.REVENUE_SHARE,
                            amount,
                            rate.tier(),
                            rate.scheduleVersion(),
                            at,
                            settlesAt));
                }
            }
        }
        return lines;
    }

    /** An activation's lines: each credit of the bounty as it is. */
    List<Line> ofActivation(String conversionId, long at, BountyEntry bounty, Path path, Model paying) {
        long[] credits = path.allocate(paying, bounty.bountyMicros());
        long settlesAt = at + programme.holdAt(at).holdMillis();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < credits.length; i++) {
            if (credits[i] != 0) {
                PathTouch touch = path.touches().get(i);
                int tier = programme.tierOf(touch.influencerId(), Programme.monthOf(at));
                lines.add(line(conversionId, touch, Kind.BOUNTY, credits[i], tier, bounty.version(), at, settlesAt));
            }
        }
        return lines;
    }

    /** The lines of a reversing trade: the original's, negated. */
    static List<Line> ofReversal(String conversionId, long at, List<Line> original) {
        List<Line> lines = new ArrayList<>(original.size());
        for (Line line : original) {
            lines.add(new Line(
                    Line.idOf(conversionId, line.clickId()),
                    conversionId,
                    line.influencerId(),
                    line.code(),
                    line.clickId(),
                    Kind.REVERSAL,
                    -line.amountMicros(),
                    line.tier(),
                    line.ruleVersion(),
                    at,
                    Math.max(at, line.settlesAt())));
        }
        return lines;
    }

    private static Line line(
            String conversionId,
            PathTouch touch,
            Kind kind,
            long amount,
            int tier,
            int ruleVersion,
            long at,
            long settlesAt) {
        String clickId = touch.touch().clickId();
        return new Line(
                Line.idOf(conversionId, clickId),
                conversionId,
                touch.influencerId(),
                touch.code(),
                clickId,
                kind,
                amount,
                tier,
                ruleVersion,
                at,
                settlesAt);
    }
}
