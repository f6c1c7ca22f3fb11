package io.clearshare.admin.payout;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Transactions as the chain itself shows them; it talks to a network, so never inside a database transaction. */
public interface ChainTransactions {

    /**
     * The finalised transaction in the form of {@code getTransaction} with {@code jsonParsed}.
     *
     * @return empty while the chain has not finalised it
     * @throws AddressLookup.Unanswered when the chain cannot be asked now
     */
    Optional<JsonNode> finalised(String signature);
}
