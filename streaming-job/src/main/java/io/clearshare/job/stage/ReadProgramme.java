package io.clearshare.job.stage;

import io.clearshare.domain.event.Decoded;
import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.program.InfluencerEntry;
import io.clearshare.domain.program.UnreadableEntryException;
import io.clearshare.job.message.AccountUpdate;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.Inbound;
import io.clearshare.job.message.ProgrammeUpdate;
import io.clearshare.job.message.WalletClaim;
import io.clearshare.job.row.Rows;
import io.clearshare.job.row.StreamRows;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads programme entries and says whose wallets and accounts are an influencer's.
 *
 * <p>An entry that cannot be read may decide pay: it becomes a dead letter and raises the gauge
 * {@code unreadableProgrammeEntries}, and the stream goes on without it.
 */
@SuppressWarnings("NullAway.Init") // Flink initialises an operator before its first element
public final class ReadProgramme extends Stage implements OneInputStreamOperator<Inbound, Rows> {

    private static final long serialVersionUID = 1;

    private transient OffsetsRead offsets;
    private transient Counter unreadable;

    @Override
    public void open() throws Exception {
        super.open();
        offsets = new OffsetsRead();
        unreadable = getMetricGroup().counter("unreadableProgrammeEntries");
    }

    @Override
    public void processElement(StreamRecord<Inbound> element) {
        Inbound in = element.getValue();
        offsets.read(in);
        ProgrammeUpdate update = read(in);
        if (update == null) {
            return;
        }
        row(StreamRows.programEntry(update.entry(), update.json(), in.appendedAt()));
        emit(Outputs.PROGRAMME, update);
        if (update.entry() instanceof InfluencerEntry influencer) {
            announce(influencer);
        }
    }

    private @Nullable ProgrammeUpdate read(Inbound in) {
        byte @Nullable [] payload = in.payload();
        try {
            if (payload == null) {
                throw new UnreadableEntryException("no value");
            }
            return ProgrammeUpdate.of(payload);
        } catch (UnreadableEntryException | IllegalArgumentException e) {
            unreadable.inc();
            LOG.error("Programme entry at offset {} cannot be read: {}", in.offset(), e.getMessage());
            String reason = e.getMessage() == null ? "" : e.getMessage();
            deadLetter(DeadLetter.of(in, Refusal.INVALID_VALUE, reason, "", Decoded.UNKNOWN_TIME));
            return null;
        }
    }

    private void announce(InfluencerEntry influencer) {
        if (!influencer.userId().isEmpty()) {
            emit(Outputs.ACCOUNTS, AccountUpdate.isInfluencer(influencer.userId(), influencer.influencerId()));
        }
        for (String wallet : influencer.wallets()) {
            if (!wallet.isEmpty()) {
                emit(Outputs.WALLETS, WalletClaim.ofInfluencer(wallet, influencer.influencerId(), true));
            }
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        offsets.tell(checkpointId, this::row);
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void finish() throws Exception {
        // Nothing may be said after the end of the input, not even how far it was read.
        offsets = new OffsetsRead();
        super.finish();
    }
}
