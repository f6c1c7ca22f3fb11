package io.clearshare.job.stage;

import io.clearshare.job.codec.CodecSerializer;
import io.clearshare.job.codec.Format;
import io.clearshare.job.codec.PackedCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.util.function.BiConsumerWithException;
import org.jspecify.annotations.Nullable;

/**
 * A stage that keeps one value per key and folds updates into it, several at a time.
 *
 * <p>Updates wait in memory until the next barrier, so that a busy key is read, decided and written once; nothing would see
 * a decision sooner, because rows leave with the checkpoint. At each checkpoint everything before it has been decided, and
 * nothing waits outside the state.
 *
 * @param <U> updates
 * @param <S> what is kept per key
 */
@SuppressWarnings("NullAway.Init") // Flink initialises an operator before its first element
abstract class KeyedStage<U, S> extends Stage implements Triggerable<String, VoidNamespace> {

    private static final long serialVersionUID = 1;

    /**
     * One update may wait per so many bytes of heap, a few hundredths of it for the longest updates there are. What waits long is
     * copied by the collector again and again, what is folded soon is folded more often.
     */
    private static final long HEAP_BYTES_PER_WAITING_UPDATE = 384 << 10;

    private static final int WAITING_MAX = 1 << 20;

    /** A time that event time does not reach before the end of all input, which no stage waits for. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int WAITING_MIN = 5_000;

    private final Format format;
    private transient PackedCodec<S> packing;
    private transient ValueStateDescriptor<byte[]> descriptor;
    private transient ValueState<byte[]> state;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient ListState<Long> watermarks;
    private transient long watermark;
    private transient Map<String, List<U>> waiting;
    private transient int waitingUpdates;
    private transient int waitingMax;
    private transient Set<U> late;

    KeyedStage(Format format) {
        this.format = format;
    }

    /** How much heap one waiting update is worth: little where folding costs much. */
    long heapBytesPerWaitingUpdate() {
        return HEAP_BYTES_PER_WAITING_UPDATE;
    }

    /** What is kept for a key that is new. */
    abstract S initial(String key, List<U> updates);

    /** Folds updates (none when the key is only to be decided anew); false when there is nothing left to keep. */
    abstract boolean fold(String key, S kept, List<U> updates) throws Exception;

    /** Folds updates that need nothing of what is kept, by bytes alone; null, and nothing was done, when they are not of that kind. */
    byte @Nullable [] grow(String key, byte @Nullable [] packed, List<U> updates) throws Exception {
        return null;
    }

    /** Forgets what the horizon has left behind; false when there is nothing left to keep. */
    abstract boolean forget(String key, S kept, long now) throws Exception;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        waiting = new LinkedHashMap<>();
        waitingMax = (int) Math.max(
                WAITING_MIN, Math.min(WAITING_MAX, Runtime.getRuntime().maxMemory() / heapBytesPerWaitingUpdate()));
        late = Collections.newSetFromMap(new IdentityHashMap<>());
        packing = format.packing();
        descriptor = new ValueStateDescriptor<>("kept", new CodecSerializer<>(format));
        state = context.getKeyedStateStore().getState(descriptor);
        // Sources start without a watermark: what event time has decided must not come undone until they have one
        // again.
        watermarks = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("watermarks", LongSerializer.INSTANCE));
        watermark = Long.MIN_VALUE;
        for (long each : watermarks.get()) {
            watermark = Math.max(watermark, each);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        watermarks.update(List.of(watermark));
    }

    @Override
    public void open() throws Exception {
        super.open();
        timers = getInternalTimerService("horizon", VoidNamespaceSerializer.INSTANCE, this);
    }

    /** Takes in an update for the current key that says something of that event time. */
    final void update(U update, long at) throws Exception {
        if (Horizon.excludes(at, watermark)) {
            late.add(update);
        }
        update(update);
    }

    /** Whether the update lay beyond the horizon when it came; event time may have moved on since. */
    final boolean wasLate(U update) {
        return late.contains(update);
    }

    /** Takes in an update for the current key. */
    final void update(U update) throws Exception {
        waiting.computeIfAbsent((String) getCurrentKey(), k -> new ArrayList<>())
                .add(update);
        if (++waitingUpdates >= waitingMax) {
            foldWaiting();
        }
    }

    /** Has a key decided anew although nothing is new about it. */
    final void decideAnew(String key) {
        waiting.computeIfAbsent(key, k -> new ArrayList<>());
    }

    /** Folds all that waits. */
    void foldWaiting() throws Exception {
        if (waiting.isEmpty()) {
            return;
        }
        Map<String, List<U>> batch = waiting;
        waiting = new LinkedHashMap<>();
        waitingUpdates = 0;
        for (Map.Entry<String, List<U>> entry : batch.entrySet()) {
            fold(entry.getKey(), entry.getValue());
        }
        late.clear();
    }

    private void fold(String key, List<U> updates) throws Exception {
        setCurrentKey(key);
        byte[] packed = state.value();
        if (updates.isEmpty() && packed == null) {
            return;
        }
        byte[] grown = updates.isEmpty() ? null : grow(key, packed, updates);
        if (grown != null) {
            state.update(grown);
            return;
        }
        S kept = packed == null ? initial(key, updates) : packing.unpack(packed);
        keep(fold(key, kept, updates) ? kept : null);
    }

    private void keep(@Nullable S kept) throws Exception {
        if (kept == null) {
            state.clear();
        } else {
            state.update(packing.pack(kept));
        }
    }

    /** Has the current key looked at when event time reaches {@code at}, unless that is {@link #NEVER}. */
    final void wakeAt(long at) {
        if (at != NEVER) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, at);
        }
    }

    /** Event time, which also a restart does not take back. */
    final long watermark() {
        return watermark;
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        List<U> updates = waiting.remove(timer.getKey());
        if (updates != null) {
            waitingUpdates -= updates.size();
            fold(timer.getKey(), updates);
        }
        S kept = kept(timer.getKey());
        if (kept != null) {
            keep(forget(timer.getKey(), kept, watermark) ? kept : null);
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no stage waits for the wall clock");
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = Math.max(watermark, mark.getTimestamp());
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        foldWaiting();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void finish() throws Exception {
        foldWaiting();
        super.finish();
    }

    /** What is kept for a key, or null. */
    final @Nullable S kept(String key) throws Exception {
        setCurrentKey(key);
        byte[] packed = state.value();
        return packed == null ? null : packing.unpack(packed);
    }

    /** Keeps something for a key without deciding it. */
    final void keep(String key, S value) throws Exception {
        setCurrentKey(key);
        state.update(packing.pack(value));
    }

    /** Shows every key with what is kept for it; for changes that are rare, because it reads all of it. */
    final void eachKept(BiConsumerWithException<String, S, Exception> look) throws Exception {
        getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        descriptor,
                        (Object key, ValueState<byte[]> each) ->
                                look.accept((String) key, packing.unpack(each.value())));
    }
}
