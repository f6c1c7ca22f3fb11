package io.clearshare.domain.attribution;

import io.clearshare.domain.event.Ids;
import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.program.Programme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user's trades sorted out: which count, which undo which, which are refused. */
final class TradeBook {

    /** What elects among events of one entity: the earliest by (occurredAt, eventId). */
    private static final Comparator<Trade> ELECTION =
            Comparator.comparingLong(Trade::occurredAt).thenComparing(Trade::eventId, Ids.ORDER);

    private static final Comparator<Trade> ACTIVITY =
            Comparator.comparingLong(Trade::occurredAt).thenComparing(Trade::tradeId, Ids.ORDER);

    /** In the order of their election. */
    private final Map<String, Trade> elected = new LinkedHashMap<>();

    private final Map<String, Trade> reversalOf = new HashMap<>();
    private final List<Trade> originals = new ArrayList<>();
    private final List<RefusedTrade> refused = new ArrayList<>();
    private final List<Trade> awaitingOriginal = new ArrayList<>();

    TradeBook(PersonFacts facts, Programme programme) {
        List<Trade> trades = new ArrayList<>(facts.trades());
        trades.sort(ELECTION);
        trades.forEach(this::elect);
        for (Trade trade : elected.values()) {
            if (trade.isReversal()) {
                reverse(trade, facts);
            } else if (!programme.excludesTrade(trade.tradeId())) {
                originals.add(trade);
            }
        }
        originals.sort(ACTIVITY);
        reversalOf.values().removeIf(reversal -> programme.excludesTrade(reversal.tradeId()));
    }

    private void elect(Trade trade) {
        if (elected.putIfAbsent(trade.tradeId(), trade) != null) {
            refuse(trade, Refusal.DUPLICATE_ENTITY);
        }
    }

    /** Reversals come in the order of their election, so that the earliest of several undoes the trade. */
    private void reverse(Trade reversal, PersonFacts facts) {
        Trade original = elected.get(reversal.reverses());
        if (original == null) {
            if (facts.foreignOriginals().contains(reversal.reverses())) {
                refuse(reversal, Refusal.INVALID_REVERSAL);
            } else {
                awaitingOriginal.add(reversal);
            }
        } else if (original.isReversal() || reversal.occurredAt() < original.occurredAt()) {
            refuse(reversal, Refusal.INVALID_REVERSAL);
        } else if (reversalOf.putIfAbsent(original.tradeId(), reversal) != null) {
            refuse(reversal, Refusal.DUPLICATE_ENTITY);
        }
    }

    private void refuse(Trade trade, Refusal reason) {
        refused.add(new RefusedTrade(trade, reason));
    }

    /** The trades that count, by (time, tradeId); those that a confirmed case names are left out. */
    List<Trade> originals() {
        return Collections.unmodifiableList(originals);
    }

    /** The trade that undoes this one; null if none does. */
    @Nullable
    Trade reversalOf(Trade original) {
        return reversalOf.get(original.tradeId());
    }

    List<RefusedTrade> refused() {
        return refused;
    }

    List<Trade> awaitingOriginal() {
        return awaitingOriginal;
    }
}
