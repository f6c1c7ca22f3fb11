package io.clearshare.job.stage;

import io.clearshare.domain.attribution.AttributePerson;
import io.clearshare.domain.attribution.Line;
import io.clearshare.domain.attribution.PersonResult;
import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.job.codec.CodecSerializer;
import io.clearshare.job.codec.Format;
import io.clearshare.job.codec.PackedCodec;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.Fact;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.VisitorNews;
import io.clearshare.job.state.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is known about each user, has the domain decide what it is worth, and writes what differs from before.
 *
 * <p>Persons are kept for good, with their signup and trades: every later trade is judged by the spell they began. A person
 * without either is forgotten with its touches.
 */
@SuppressWarnings("NullAway.Init") // Flink initialises an operator before its first element
public final class AttributeConversions extends ProgrammeStage<PersonUpdate, Person> implements PersonDecision.Changes {

    private static final long serialVersionUID = 1;

    /** A decision goes through all that is known of a person. */
    private static final long HEAP_BYTES_PER_WAITING_UPDATE = 64 << 10;

    /** How long a reversal waits for its original, in event time. */
    private static final long ORIGINAL_MILLIS = Duration.ofDays(30).toMillis();

    private final boolean collects;
    private final @Nullable StandingLines standing;

    private transient PackedCodec<Set<String>> codesPacking;
    private transient ValueStateDescriptor<byte[]> codesDescriptor;
    private transient ValueState<byte[]> codes;
    private transient Set<String> knownCodes;
    private transient boolean knownCodesComplete;
    private transient Set<String> unsealed;

    private AttributeConversions(boolean collects, @Nullable StandingLines standing) {
        super(Format.PERSON);
        this.collects = collects;
        this.standing = standing;
    }

    /** Decides about a user whenever something about it is new. */
    public static AttributeConversions asFactsCome() {
        return new AttributeConversions(false, null);
    }

    /** Only keeps facts. */
    public static AttributeConversions collecting() {
        return new AttributeConversions(true, null);
    }

    /** Decides about every user of the restored state at once, from the lines that stand, and then as facts come. */
    public static AttributeConversions decidingAll(StandingLines standing) {
        return new AttributeConversions(false, standing);
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        codesPacking = Format.CODES.packing();
        codesDescriptor = new ValueStateDescriptor<>("codes", new CodecSerializer<>(Format.CODES));
        codes = context.getKeyedStateStore().getState(codesDescriptor);
        knownCodes = new HashSet<>();
        knownCodesComplete = !context.isRestored();
        unsealed = new HashSet<>();
    }

    @Override
    public void open() throws Exception {
        super.open();
        if (standing != null) {
            keepLines(standing);
            eachKept((userId, person) -> decideAnew(userId));
        }
    }

    private void keepLines(StandingLines lines) throws Exception {
        Map<String, Map<String, List<Line>>> own = new HashMap<>();
        lines.each((userId, line) -> {
            if (isOwn(userId)) {
                own.computeIfAbsent(userId, user -> new LinkedHashMap<>())
                        .computeIfAbsent(line.conversionId(), conversion -> new ArrayList<>())
                        .add(line);
            }
        });
        for (Map.Entry<String, Map<String, List<Line>>> user : own.entrySet()) {
            Person known = kept(user.getKey());
            Person person = known == null ? new Person(user.getKey()) : known;
            person.lines().clear();
            person.lines().putAll(user.getValue());
            keep(user.getKey(), person);
        }
    }

    private boolean isOwn(String userId) {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        return task.getIndexOfThisSubtask()
                == KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        userId, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
    }

    @Override
    long heapBytesPerWaitingUpdate() {
        return HEAP_BYTES_PER_WAITING_UPDATE;
    }

    @Override
    Person initial(String userId, List<PersonUpdate> updates) {
        return new Person(userId);
    }

    @Override
    boolean fold(String userId, Person person, List<PersonUpdate> updates) throws Exception {
        updates.forEach(person::apply);
        if (person.signup() == null) {
            updates.forEach(this::wakeWhenPassedBy);
        }
        if (!collects) {
            decide(person, watermark());
            if (updates.stream().anyMatch(AttributeConversions::mayNameCodes)) {
                rememberCodes(person);
            }
        }
        return true;
    }

    private static boolean mayNameCodes(PersonUpdate update) {
        return update.kind() == PersonUpdate.Kind.VISITOR || update.kind() == PersonUpdate.Kind.SIGNUP;
    }

    private void wakeWhenPassedBy(PersonUpdate update) {
        VisitorNews news = update.news();
        if (news != null) {
            news.gainedTouches().forEach(touch -> wakeAt(Horizon.endOfTouch(touch.at())));
            news.gainedExposures().forEach(exposure -> wakeAt(Horizon.endOfTouch(exposure.at())));
        }
    }

    private void decide(Person person, long eventTime) {
        PersonResult result = AttributePerson.attribute(person.facts(), programme());
        PersonDecision decision = new PersonDecision(person, result, this);
        decision.tellRows(expired(result.awaitingOriginal(), eventTime));
        decision.tellLines(unsealed, getProcessingTimeService().getCurrentProcessingTime());
    }

    private List<Trade> expired(List<Trade> awaiting, long eventTime) {
        List<Trade> expired = new ArrayList<>();
        for (Trade reversal : awaiting) {
            long until = reversal.occurredAt() + ORIGINAL_MILLIS;
            if (until <= eventTime) {
                expired.add(reversal);
            } else {
                wakeAt(until);
            }
        }
        return expired;
    }

    private void rememberCodes(Person person) throws Exception {
        Set<String> used = person.codes();
        byte[] packed = codesPacking.pack(used);
        if (!Arrays.equals(packed, codes.value())) {
            codes.update(packed);
            knownCodes.addAll(used);
        }
    }

    @Override
    void decideConcerned(List<ProgramEntry> changed) throws Exception {
        if (collects) {
            return;
        }
        Concern concern = Concern.of(changed, programme());
        if (concern.needsFacts()) {
            eachKept((userId, person) -> {
                if (concern.concerns(person)) {
                    decideAnew(userId);
                }
            });
        } else if (!concern.isNothing() && (!knownCodesComplete || concern.concernsCodes(knownCodes))) {
            decideByCodes(concern);
        }
    }

    /** Reads the small state of codes, not the facts; the first reading after a restore learns which codes there are. */
    private void decideByCodes(Concern concern) throws Exception {
        getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        codesDescriptor,
                        (Object userId, ValueState<byte[]> each) -> {
                            Set<String> used = codesPacking.unpack(each.value());
                            knownCodes.addAll(used);
                            if (concern.concernsCodes(used)) {
                                decideAnew((String) userId);
                            }
                        });
        knownCodesComplete = true;
    }

    @Override
    boolean forget(String userId, Person person, long now) throws Exception {
        if (person.signup() != null || !person.trades().isEmpty()) {
            decide(person, now);
            return true;
        }
        person.touches().removeIf(touch -> touch.at() < now - Horizon.TOUCH_MILLIS);
        person.exposures().removeIf(exposure -> exposure.at() < now - Horizon.TOUCH_MILLIS);
        boolean keep = !person.touches().isEmpty()
                || !person.exposures().isEmpty()
                || !person.sharedWallets().isEmpty();
        if (!keep) {
            codes.clear();
        }
        return keep;
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        unsealed.clear();
    }

    @Override
    public void refuse(Fact trade, Refusal reason, boolean counted) {
        if (counted) {
            tally(trade, Outcome.Kind.COUNTED, -1);
            tally(trade, Outcome.Kind.DEAD_LETTER, 1);
        }
        deadLetter(DeadLetter.of(trade, reason, true));
    }

    @Override
    public void restore(Fact trade, Refusal reason) {
        tally(trade, Outcome.Kind.COUNTED, 1);
        tally(trade, Outcome.Kind.DEAD_LETTER, -1);
        deadLetter(DeadLetter.of(trade, reason, false));
    }
}
