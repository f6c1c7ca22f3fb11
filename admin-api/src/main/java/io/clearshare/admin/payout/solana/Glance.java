package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.domain.payout.ChainView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A node's view of many signatures at once: their first statuses, and the costs of those that are finalised, are asked for
 * together, the end of what is finalised once.
 *
 * <p>Whoever asks for a status a second time wants to know what is true by now, after other answers, so that goes to the node.
 * A node that is silent once is not waited for again and again.
 */
final class Glance implements ChainView {

    private static final int STATUSES_MAX = 256;
    private static final int TRANSACTIONS_MAX = 100;

    private final SolanaNode node;
    private final Map<String, Status> first = new HashMap<>();
    private final Map<String, Optional<Costs>> costs = new HashMap<>();
    private final Map<String, Silent> silences = new HashMap<>();
    private @Nullable Tip tip;
    private @Nullable Silent tipSilence;

    Glance(SolanaNode node, List<String> signatures) {
        this.node = node;
        for (int i = 0; i < signatures.size(); i += STATUSES_MAX) {
            askStatuses(signatures.subList(i, Math.min(signatures.size(), i + STATUSES_MAX)));
        }
        askCosts(signatures.stream()
                .filter(signature -> {
                    Status status = first.get(signature);
                    return status != null && status.finalised();
                })
                .toList());
    }

    private void askStatuses(List<String> signatures) {
        try {
            JsonNode answer = node.call("getSignatureStatuses", signatures, options("searchTransactionHistory", true));
            for (int i = 0; i < signatures.size(); i++) {
                first.put(signatures.get(i), SolanaNode.status(answer, i));
            }
        } catch (RpcFailure | Silent e) {
            Silent silent = e instanceof Silent told ? told : new Silent(String.valueOf(e.getMessage()), e);
            signatures.forEach(signature -> silences.put(signature, silent));
        }
    }

    private void askCosts(List<String> signatures) {
        List<List<Object>> calls = new ArrayList<>();
        signatures.forEach(signature -> calls.add(List.of(signature, SolanaNode.FINALISED)));
        List<SolanaRpc.Told> told = node.callAll("getTransaction", calls, TRANSACTIONS_MAX);
        for (int i = 0; i < signatures.size(); i++) {
            JsonNode transaction = told.get(i).result();
            costs.put(signatures.get(i), transaction == null ? Optional.empty() : SolanaNode.costs(transaction));
        }
    }

    @Override
    public String name() {
        return node.name();
    }

    @Override
    public Status status(String signature) {
        Silent silent = silences.remove(signature);
        if (silent != null) {
            throw silent;
        }
        Status status = first.remove(signature);
        return status == null ? node.status(signature) : status;
    }

    @Override
    public NonceValue nonce(String account) {
        return node.nonce(account);
    }

    /** Asked for after the first statuses; before every second one. */
    @Override
    public Tip finalisedTip() {
        if (tipSilence != null) {
            throw tipSilence;
        }
        Tip known = tip;
        if (known == null) {
            try {
                known = node.finalisedTip();
                tip = known;
            } catch (Silent e) {
                tipSilence = e;
                throw e;
            }
        }
        return known;
    }

    @Override
    public long historyFrom() {
        return node.historyFrom();
    }

    @Override
    public Optional<Costs> costs(String signature) {
        Optional<Costs> known = costs.get(signature);
        return known == null ? node.costs(signature) : known;
    }

    @Override
    public Optional<String> paidUnder(Sought sought, long slot) {
        return node.paidUnder(sought, slot);
    }
}
