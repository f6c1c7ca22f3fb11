package io.clearshare.benchmark.streams;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a user: the touch of its signup and its trades. */
final class User {

    /** A trade. */
    record Traded(String tradeId, long at, long feeMicros) {}

    final List<Traded> trades = new ArrayList<>();

    @Nullable
    Touch touch;

    /** Takes a trade in; answers whether it is new. */
    boolean trade(Traded trade) {
        if (trades.stream().anyMatch(other -> other.tradeId().equals(trade.tradeId()))) {
            return false;
        }
        trades.add(trade);
        return true;
    }

    /** The credit of a trade as far as is known. */
    Credit credit(Traded trade) {
        Touch signup = touch;
        return signup == null || trade.at() < signup.signedUpAt()
                ? new Credit("", "", trade.feeMicros())
                : new Credit(signup.clickId(), signup.code(), trade.feeMicros());
    }
}
