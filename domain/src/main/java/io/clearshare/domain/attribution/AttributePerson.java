package io.clearshare.domain.attribution;

import io.clearshare.domain.event.Ids;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.fraud.Hit;
import io.clearshare.domain.fraud.TooFastSignup;
import io.clearshare.domain.program.Programme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Decides what a person's facts are worth, and to whom: a function of the facts and the programme alone. */
public final class AttributePerson {

    private AttributePerson() {}

    public static PersonResult attribute(PersonFacts facts, Programme programme) {
        TradeBook trades = new TradeBook(facts, programme);
        CreditableTouches touches = new CreditableTouches(facts, programme);
        List<Conversion> conversions = new FindConversions(facts, programme, trades, touches).find();
        conversions.sort(Comparator.comparing(Conversion::id, Ids.ORDER));
        return new PersonResult(
                List.copyOf(conversions),
                List.copyOf(touches.excluded()),
                sortedRefusals(trades.refused()),
                sortedTrades(trades.awaitingOriginal()),
                hits(facts, programme),
                MeasureOutcomes.measure(facts, conversions));
    }

    private static List<Hit> hits(PersonFacts facts, Programme programme) {
        return facts.signup() == null
                ? List.of()
                : TooFastSignup.hits(facts.userId(), facts.signup().occurredAt(), facts.touches(), programme);
    }

    private static List<RefusedTrade> sortedRefusals(List<RefusedTrade> refused) {
        List<RefusedTrade> sorted = new ArrayList<>(refused);
        sorted.sort(Comparator.comparing(refusal -> refusal.trade().eventId(), Ids.ORDER));
        return List.copyOf(sorted);
    }

    private static List<Trade> sortedTrades(List<Trade> trades) {
        List<Trade> sorted = new ArrayList<>(trades);
        sorted.sort(Comparator.comparing(Trade::eventId, Ids.ORDER));
        return List.copyOf(sorted);
    }
}
