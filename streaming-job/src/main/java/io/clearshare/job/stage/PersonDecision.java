package io.clearshare.job.stage;

import io.clearshare.domain.attribution.AdjustLines;
import io.clearshare.domain.attribution.Conversion;
import io.clearshare.domain.attribution.Line;
import io.clearshare.domain.attribution.LineChanges;
import io.clearshare.domain.attribution.Path;
import io.clearshare.domain.attribution.PersonResult;
import io.clearshare.domain.attribution.RefusedTrade;
import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.experiment.ExperimentOutcome;
import io.clearshare.domain.fraud.Hit;
import io.clearshare.job.message.Fact;
import io.clearshare.job.row.ConversionRow;
import io.clearshare.job.row.Digest;
import io.clearshare.job.row.EventRows;
import io.clearshare.job.row.ResultRows;
import io.clearshare.job.row.Row;
import io.clearshare.job.row.RowBinary;
import io.clearshare.job.row.Table;
import io.clearshare.job.state.Person;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Compares a person's new result with what was written for it, and says what has to change. */
final class PersonDecision {

    /** Who is told what changes. */
    interface Changes {
        void row(Row row);

        /** The trade is a dead letter from now on, for this reason; {@code counted}: it counted until now. */
        void refuse(Fact trade, Refusal reason, boolean counted);

        /** The trade is no dead letter any more. */
        void restore(Fact trade, Refusal reason);
    }

    private final Person person;
    private final PersonResult result;
    private final Changes changes;
    private final Map<String, Conversion> conversions = new LinkedHashMap<>();

    PersonDecision(Person person, PersonResult result, Changes changes) {
        this.person = person;
        this.result = result;
        this.changes = changes;
        result.conversions().forEach(conversion -> conversions.put(conversion.id(), conversion));
    }

    /** Writes everything but earning lines; {@code expired} reversals have waited too long for their original. */
    void tellRows(List<Trade> expired) {
        Map<String, Refusal> refused = new LinkedHashMap<>();
        for (RefusedTrade trade : result.refused()) {
            refused.put(trade.trade().eventId(), trade.reason());
        }
        expired.forEach(trade -> refused.put(trade.eventId(), Refusal.UNKNOWN_ORIGINAL));
        tellRefusals(refused);
        tellTrades(refused.keySet());
        tellConversions();
        tellHits();
        tellOutcomes();
        Map<String, Row> excluded = result.excluded().isEmpty()
                ? Map.of()
                : Map.of(person.userId(), ResultRows.excluded(person.userId(), result.excluded()));
        replace(Table.EXCLUDED_TOUCHES, excluded, id -> Row.removed(Table.EXCLUDED_TOUCHES, new RowBinary().text(id)));
    }

    private void tellConversions() {
        IdentityHashMap<Path, Long> paths = new IdentityHashMap<>();
        replace(
                Table.CONVERSIONS,
                conversions,
                conversion -> ConversionRow.digest(
                        conversion, paths.computeIfAbsent(conversion.path(), ConversionRow::digest)),
                ConversionRow::of,
                id -> Row.removed(Table.CONVERSIONS, new RowBinary().text(id)));
    }

    private void tellRefusals(Map<String, Refusal> refused) {
        refused.forEach((eventId, reason) -> {
            String before = person.refused().get(eventId);
            if (!reason.name().equals(before)) {
                changes.refuse(fact(eventId), reason, before == null);
            }
        });
        person.refused().forEach((eventId, reason) -> {
            if (!refused.containsKey(eventId)) {
                changes.restore(fact(eventId), Refusal.valueOf(reason));
            }
        });
        person.refused().clear();
        refused.forEach((eventId, reason) -> person.refused().put(eventId, reason.name()));
    }

    private Fact fact(String eventId) {
        return Objects.requireNonNull(person.trades().get(eventId), eventId);
    }

    private void tellTrades(Set<String> refused) {
        Map<String, Fact> counted = new LinkedHashMap<>();
        person.trades().forEach((eventId, fact) -> {
            if (!refused.contains(eventId)) {
                counted.put(((Trade) fact.event()).tradeId(), fact);
            }
        });
        replace(
                Table.TRADES,
                counted,
                fact -> new Digest().add(fact.partition()).add(fact.offset()).value(),
                EventRows::trade,
                id -> Row.removed(
                        Table.TRADES, new RowBinary().text(person.userId()).text(id)));
    }

    private void tellHits() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Hit hit : result.hits()) {
            rows.put(ResultRows.hitId(hit), ResultRows.hit(hit));
        }
        replace(Table.FRAUD_HITS, rows, ResultRows::noHit);
    }

    private void tellOutcomes() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (ExperimentOutcome outcome : result.outcomes()) {
            rows.put(outcome.experimentId(), ResultRows.experimentUser(outcome));
        }
        replace(
                Table.EXPERIMENT_USERS,
                rows,
                id -> Row.removed(
                        Table.EXPERIMENT_USERS, new RowBinary().text(id).text(person.userId())));
    }

    private void replace(Table table, Map<String, Row> rows, Function<String, Row> removal) {
        replace(table, rows, Row::digest, row -> row, removal);
    }

    /** Writes the rows of values whose digest is new, and removes those of ids that are gone. */
    private <T> void replace(
            Table table,
            Map<String, T> values,
            ToLongFunction<T> digestOf,
            Function<T, Row> rowOf,
            Function<String, Row> removal) {
        Map<String, Long> before = person.written().getOrDefault(table.name(), Map.of());
        Map<String, Long> after = new LinkedHashMap<>();
        values.forEach((id, value) -> {
            long digest = digestOf.applyAsLong(value);
            after.put(id, digest);
            if (!Long.valueOf(digest).equals(before.get(id))) {
                changes.row(rowOf.apply(value));
            }
        });
        for (String id : before.keySet()) {
            if (!after.containsKey(id)) {
                changes.row(removal.apply(id));
            }
        }
        if (after.isEmpty()) {
            person.written().remove(table.name());
        } else {
            person.written().put(table.name(), after);
        }
    }

    /**
     * Brings the earning lines to the new result.
     *
     * @param unsealed ids of lines first written since the last checkpoint: nobody has seen them, they may still change
     * @param now lines that settle at or before it do not change, unless unsealed
     */
    void tellLines(Set<String> unsealed, long now) {
        Set<String> ids = new LinkedHashSet<>(person.lines().keySet());
        ids.addAll(conversions.keySet());
        for (String id : ids) {
            Conversion conversion = conversions.get(id);
            List<Line> computed = conversion == null ? List.of() : conversion.lines();
            List<Line> stand = person.lines().getOrDefault(id, List.of());
            if (stand.isEmpty() && computed.isEmpty()) {
                continue;
            }
            List<Line> sealed = new ArrayList<>(stand);
            sealed.removeIf(line -> unsealed.contains(line.earningId()));
            LineChanges change = AdjustLines.adjust(id, sealed, computed, now);
            tellLines(conversion, stand, change.lines());
            markUnsealed(sealed, change.lines(), unsealed);
            if (change.lines().isEmpty()) {
                person.lines().remove(id);
            } else {
                person.lines().put(id, new ArrayList<>(change.lines()));
            }
        }
    }

    private void tellLines(@Nullable Conversion conversion, List<Line> before, List<Line> after) {
        Map<String, Line> stood = new LinkedHashMap<>();
        before.forEach(line -> stood.put(line.earningId(), line));
        for (Line line : after) {
            if (!line.equals(stood.remove(line.earningId()))) {
                changes.row(ResultRows.earning(person.userId(), line, conversion));
            }
        }
        for (String earningId : stood.keySet()) {
            changes.row(Row.removed(Table.EARNINGS, new RowBinary().text(earningId)));
        }
    }

    private static void markUnsealed(List<Line> sealed, List<Line> lines, Set<String> unsealed) {
        Set<String> known = new LinkedHashSet<>();
        sealed.forEach(line -> known.add(line.earningId()));
        for (Line line : lines) {
            if (!known.contains(line.earningId())) {
                unsealed.add(line.earningId());
            }
        }
    }
}
