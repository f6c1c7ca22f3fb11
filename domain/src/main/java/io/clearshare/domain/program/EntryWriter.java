package io.clearshare.domain.program;

import io.clearshare.domain.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes programme entries as JSON, the inverse of {@link EntryReader}. */
final class EntryWriter {

    private EntryWriter() {}

    static byte[] write(ProgramEntry entry) {
        if (entry instanceof OtherEntry other) {
            return other.json().getBytes(StandardCharsets.UTF_8);
        }
        JsonWriter out = new JsonWriter()
                .open()
                .member("entity", entry.entity())
                .member("version", entry.version())
                .member(
                        "effectiveFrom",
                        Instant.ofEpochMilli(entry.effectiveFrom()).toString());
        if (entry instanceof InfluencerEntry influencer) {
            write(out, influencer);
        } else if (entry instanceof ScheduleEntry schedule) {
            write(out, schedule);
        } else if (entry instanceof PayingModelEntry paying) {
            out.member("model", paying.model().wireName());
        } else if (entry instanceof BountyEntry bounty) {
            out.member("bountyMicros", bounty.bountyMicros())
                    .member("activationThresholdMicros", bounty.activationThresholdMicros());
        } else if (entry instanceof RebateEntry rebate) {
            out.member("basisPoints", rebate.basisPoints());
        } else if (entry instanceof HoldEntry hold) {
            out.member("holdMillis", hold.holdMillis());
        } else if (entry instanceof TierEntry tier) {
            out.member("tier", tier.tier());
        } else if (entry instanceof LimitEntry limit) {
            if (limit.limitMicros() != LimitEntry.NONE) {
                out.member("limitMicros", limit.limitMicros());
            }
        } else if (entry instanceof RuleEntry rule) {
            out.member("mode", rule.mode().wireName()).numbers("parameters", rule.parameters());
        } else if (entry instanceof CaseEntry decided) {
            out.member("decision", decided.decision().wireName())
                    .strings("clickIds", decided.clickIds())
                    .strings("tradeIds", decided.tradeIds());
        }
        return out.close().toBytes();
    }

    private static void write(JsonWriter out, InfluencerEntry influencer) {
        out.member("influencerId", influencer.influencerId())
                .member("handle", influencer.handle())
                .strings("codes", influencer.codes())
                .member("state", influencer.state().wireName())
                .member("userId", influencer.userId())
                .strings("wallets", influencer.wallets());
    }

    private static void write(JsonWriter out, ScheduleEntry schedule) {
        out.openArray("tiers");
        for (Tier tier : schedule.tiers()) {
            out.open()
                    .member("name", tier.name())
                    .member("fromMicros", tier.fromMicros())
                    .member("basisPoints", tier.basisPoints())
                    .close();
        }
        out.closeArray();
    }
}
