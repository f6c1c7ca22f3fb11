package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.admin.payout.AddressLookup;
import io.clearshare.admin.payout.ChainTransactions;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Hands on what a node shows, unread: browsers cannot ask nodes themselves, whose addresses may carry a key. */
final class RelayTransactions implements ChainTransactions {

    private final Endpoints nodes;

    RelayTransactions(Endpoints nodes) {
        this.nodes = nodes;
    }

    @Override
    public Optional<JsonNode> finalised(String signature) {
        try {
            JsonNode transaction = nodes.call(
                    "getTransaction",
                    signature,
                    options("encoding", "jsonParsed", "commitment", "finalized", "maxSupportedTransactionVersion", 0));
            return transaction.isObject() ? Optional.of(transaction) : Optional.empty();
        } catch (RpcFailure e) {
            throw new AddressLookup.Unanswered(e);
        }
    }
}
