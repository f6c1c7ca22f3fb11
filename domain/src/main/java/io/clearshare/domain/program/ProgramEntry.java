package io.clearshare.domain.program;

/**
 * One version of one entity of the programme, in force from a time on; never rewritten.
 *
 * <p>Its key on the compacted topic is {@link #key()}.
 */
public sealed interface ProgramEntry
        permits BountyEntry,
                CaseEntry,
                HoldEntry,
                InfluencerEntry,
                LimitEntry,
                OtherEntry,
                PayingModelEntry,
                RebateEntry,
                RuleEntry,
                ScheduleEntry,
                TierEntry {

    /** Which thing this is a version of, such as {@code influencer/<id>} or {@code schedule/default}. */
    String entity();

    int version();

    /** Epoch milliseconds from which the entry is in force. */
    long effectiveFrom();

    default String key() {
        return entity() + "@" + version();
    }

    /** Reads an entry; throws {@link UnreadableEntryException} on anything but a complete one. */
    static ProgramEntry decode(byte[] json) {
        return EntryReader.read(json);
    }

    default byte[] encode() {
        return EntryWriter.write(this);
    }
}
