package io.clearshare.domain.payout;

import io.clearshare.domain.payout.NodeAnswer.Absent;
import io.clearshare.domain.payout.NodeAnswer.Final;
import io.clearshare.domain.payout.NodeAnswer.Lagging;
import io.clearshare.domain.payout.NodeAnswer.Pending;
import io.clearshare.domain.payout.NodeAnswer.Silent;
import io.clearshare.domain.payout.NodeAnswer.Unknowable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides what several nodes together prove about a signed payment.
 *
 * <p>Landed: one node has it finalised, and no other that answers has seen that slot without it. Expired: every node proves
 * it; one that is silent or behind could know better, and a second payment would follow. A contradiction is no proof of
 * anything.
 */
public final class ProvePayment {

    private final List<ChainView> nodes;

    public ProvePayment(List<? extends ChainView> nodes) {
        this.nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("No node to ask");
        }
    }

    public Fate of(ChainView.Sought sought) {
        List<NodeAnswer> answers = new ArrayList<>();
        nodes.forEach(node -> answers.add(NodeAnswer.of(node, sought)));
        List<Final> finals = only(answers, Final.class);
        return finals.isEmpty() ? withoutFinal(answers) : withFinal(finals, answers);
    }

    private static Fate withFinal(List<Final> finals, List<NodeAnswer> answers) {
        Final first = finals.get(0);
        if (!finals.stream().allMatch(other -> sameOutcome(first, other))) {
            return new Fate.Disputed("the nodes tell different outcomes of the same signature");
        }
        Optional<Absent> denial = only(answers, Absent.class).stream()
                .filter(absent -> absent.asOfSlot() >= first.slot())
                .findFirst();
        if (denial.isPresent()) {
            return new Fate.Disputed("one node has it finalised in slot " + first.slot() + ", another has seen slot "
                    + denial.get().asOfSlot() + " without it");
        }
        int silent = only(answers, Silent.class).size();
        return finals.size() + silent == answers.size()
                ? first.fate()
                : new Fate.Open(false, "one node has it finalised, another has not come that far");
    }

    private static boolean sameOutcome(Final one, Final other) {
        return one.slot() == other.slot()
                && one.fate().getClass() == other.fate().getClass();
    }

    private static Fate withoutFinal(List<NodeAnswer> answers) {
        List<Unknowable> unknowable = only(answers, Unknowable.class);
        if (!unknowable.isEmpty()) {
            return new Fate.Impossible(unknowable.get(0).why());
        }
        List<Absent> absent = only(answers, Absent.class);
        if (absent.size() == answers.size() && absent.stream().allMatch(Absent::pastExpiry)) {
            return new Fate.Expired(absent.stream().map(Absent::evidence).collect(Collectors.joining("; ")));
        }
        boolean mayLand = absent.stream().anyMatch(a -> !a.pastExpiry());
        boolean seen = !only(answers, Pending.class).isEmpty();
        String silent = only(answers, Silent.class).stream().map(Silent::why).collect(Collectors.joining("; "));
        boolean lags = !only(answers, Lagging.class).isEmpty();
        return new Fate.Open(mayLand && !seen, silent.isEmpty() && lags && answers.size() > 1 ? "a node lags" : silent);
    }

    private static <T extends NodeAnswer> List<T> only(List<NodeAnswer> answers, Class<T> kind) {
        return answers.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
