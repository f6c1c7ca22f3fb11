package io.clearshare.domain.attribution;

import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.event.UtcTime;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.PayingModelEntry;
import io.clearshare.domain.program.Programme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes once through a user's life and names its conversions with their paths and lines. */
final class FindConversions {

    /** How long after the signup a user can activate. */
    static final long ACTIVATION_MILLIS = 90 * UtcTime.DAY;

    private final PersonFacts facts;
    private final Programme programme;
    private final TradeBook trades;
    private final CreditableTouches touches;
    private final PriceLines prices;
    private final List<Conversion> found = new ArrayList<>();

    FindConversions(PersonFacts facts, Programme programme, TradeBook trades, CreditableTouches touches) {
        this.facts = facts;
        this.programme = programme;
        this.trades = trades;
        this.touches = touches;
        this.prices = new PriceLines(programme);
    }

    List<Conversion> find() {
        Signup signup = facts.signup();
        if (signup == null) {
            trades.originals().forEach(this::withoutSpell);
            return found;
        }
        Spell first = new Spell(signup.occurredAt(), touches.pathAt(signup.occurredAt()));
        signup(first);
        activation(first);
        Spell spell = first;
        long lastActivity = signup.occurredAt();
        for (Trade trade : trades.originals()) {
            if (trade.occurredAt() < signup.occurredAt()) {
                withoutSpell(trade);
            } else {
                spell = next(spell, trade, lastActivity);
                convert(trade, spell.pathFor(trade.occurredAt()), programme.payingModelAt(spell.startAt()));
                lastActivity = trade.occurredAt();
            }
        }
        return found;
    }

    /** The spell that the trade belongs to: a new one after a pause, if there are touches to credit it to. */
    private Spell next(Spell current, Trade trade, long lastActivity) {
        long at = trade.occurredAt();
        boolean starts = at - lastActivity >= Spell.PAUSE_MILLIS && touches.anyFor(at);
        return starts ? new Spell(at, touches.pathAt(at)) : current;
    }

    private void signup(Spell first) {
        PayingModelEntry paying = programme.payingModelAt(first.startAt());
        found.add(new Conversion(
                "signup:" + facts.userId(),
                ConversionType.SIGNUP,
                first.startAt(),
                facts.userId(),
                0,
                0,
                "",
                first.path(),
                paying.model(),
                paying.version(),
                List.of()));
    }

    private void activation(Spell first) {
        BountyEntry bounty = programme.bountyAt(first.startAt());
        Trade reaching = tradeThatReaches(bounty.activationThresholdMicros(), first.startAt());
        if (reaching == null) {
            return;
        }
        String id = "activation:" + facts.userId();
        long at = reaching.occurredAt();
        PayingModelEntry paying = programme.payingModelAt(first.startAt());
        found.add(new Conversion(
                id,
                ConversionType.ACTIVATION,
                at,
                facts.userId(),
                bounty.bountyMicros(),
                0,
                "",
                first.path(),
                paying.model(),
                paying.version(),
                prices.ofActivation(id, at, bounty, first.path(), paying.model())));
    }

    /** The trade at which the cumulative fees reach the threshold; a threshold of 0 still needs a fee. */
    private @Nullable Trade tradeThatReaches(long thresholdMicros, long signupAt) {
        long fees = 0;
        for (Trade trade : trades.originals()) {
            long at = trade.occurredAt();
            if (at >= signupAt + ACTIVATION_MILLIS) {
                return null;
            }
            if (at >= signupAt && trades.reversalOf(trade) == null) {
                fees = Math.addExact(fees, trade.feeMicros());
                if (fees >= Math.max(1, thresholdMicros)) {
                    return trade;
                }
            }
        }
        return null;
    }

    private void withoutSpell(Trade trade) {
        long at = trade.occurredAt();
        convert(trade, Path.organic(at), programme.payingModelAt(at));
    }

    private void convert(Trade trade, Path path, PayingModelEntry paying) {
        String id = "trade:" + trade.tradeId();
        Conversion conversion = new Conversion(
                id,
                ConversionType.TRADE,
                trade.occurredAt(),
                facts.userId(),
                trade.feeMicros(),
                trade.volumeMicros(),
                "",
                path,
                paying.model(),
                paying.version(),
                prices.ofTrade(id, trade.occurredAt(), trade.feeMicros(), path, paying.model()));
        found.add(conversion);
        Trade reversal = trades.reversalOf(trade);
        if (reversal != null) {
            found.add(mirror(conversion, reversal));
        }
    }

    /** The conversion of a reversing trade; the amounts that it carries itself are ignored. */
    private static Conversion mirror(Conversion original, Trade reversal) {
        String id = "trade:" + reversal.tradeId();
        return new Conversion(
                id,
                ConversionType.TRADE,
                reversal.occurredAt(),
                original.userId(),
                -original.valueMicros(),
                -original.volumeMicros(),
                original.id(),
                original.path(),
                original.paying(),
                original.ruleVersion(),
                PriceLines.ofReversal(id, reversal.occurredAt(), original.lines()));
    }
}
