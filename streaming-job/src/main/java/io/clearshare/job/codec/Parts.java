package io.clearshare.job.codec;

import io.clearshare.domain.attribution.Kind;
import io.clearshare.domain.attribution.Line;
import io.clearshare.domain.event.Decoded;
import io.clearshare.domain.event.EventDecoder;
import io.clearshare.domain.event.Topic;
import io.clearshare.domain.fraud.FloodClick;
import io.clearshare.domain.fraud.FloodKey;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Link;
import io.clearshare.domain.touch.Touch;
import io.clearshare.job.message.Fact;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Domain values inside larger ones. Their layout belongs to version 1 of every codec that uses them. */
final class Parts {

    /** Whether a time lies ahead was judged when the record came; a record in state is not judged again. */
    private static final long NOT_AHEAD = Long.MAX_VALUE / 2;

    private Parts() {}

    /** A fact is written as the record it came in: the event contract is the most stable format there is. */
    static void fact(Fact fact, DataOutputView out) throws IOException {
        Wire.text(fact.topic().shortName(), out);
        out.writeInt(fact.partition());
        out.writeLong(fact.offset());
        out.writeLong(fact.appendedAt());
        Wire.bytes(fact.payload(), out);
    }

    static Fact fact(DataInputView in) throws IOException {
        Topic topic = Objects.requireNonNull(Topic.ofShortName(Wire.text(in)), "topic");
        int partition = in.readInt();
        long offset = in.readLong();
        long appendedAt = in.readLong();
        byte[] payload = Wire.bytes(in);
        Decoded decoded = EventDecoder.decode(topic, payload, NOT_AHEAD);
        if (decoded instanceof Decoded.Accepted accepted) {
            return new Fact(partition, offset, appendedAt, payload, accepted.event());
        }
        throw new IOException(
                "an accepted record is refused on second reading: " + topic + "/" + partition + "@" + offset);
    }

    static void touch(Touch touch, DataOutputView out) throws IOException {
        Wire.text(touch.clickId(), out);
        Wire.text(touch.visitorId(), out);
        out.writeLong(touch.at());
        Wire.text(touch.evidence().name(), out);
        Wire.text(touch.code(), out);
        Wire.text(touch.platform(), out);
        Wire.text(touch.contentType(), out);
        Wire.text(touch.campaign(), out);
        Wire.text(touch.postId(), out);
        Wire.text(touch.assetId(), out);
    }

    static Touch touch(DataInputView in) throws IOException {
        return new Touch(
                Wire.text(in),
                Wire.text(in),
                in.readLong(),
                Evidence.valueOf(Wire.text(in)),
                Wire.label(in),
                Wire.label(in),
                Wire.label(in),
                Wire.label(in),
                Wire.label(in),
                Wire.label(in));
    }

    static void exposure(Exposure exposure, DataOutputView out) throws IOException {
        Wire.text(exposure.experimentId(), out);
        Wire.text(exposure.visitorId(), out);
        Wire.text(exposure.variant(), out);
        out.writeLong(exposure.at());
        Wire.text(exposure.clickId(), out);
        out.writeBoolean(exposure.mixed());
        Wire.text(exposure.userId(), out);
    }

    static Exposure exposure(DataInputView in) throws IOException {
        return new Exposure(
                Wire.label(in),
                Wire.text(in),
                Wire.label(in),
                in.readLong(),
                Wire.text(in),
                in.readBoolean(),
                Wire.text(in));
    }

    static void link(Link link, DataOutputView out) throws IOException {
        Wire.text(link.visitorId(), out);
        Wire.text(link.userId(), out);
        out.writeLong(link.at());
    }

    static Link link(DataInputView in) throws IOException {
        return new Link(Wire.text(in), Wire.text(in), in.readLong());
    }

    static void floodKey(FloodKey key, DataOutputView out) throws IOException {
        Wire.text(key.ipHash(), out);
        Wire.text(key.code(), out);
        out.writeLong(key.minute());
    }

    static FloodKey floodKey(DataInputView in) throws IOException {
        return new FloodKey(Wire.text(in), Wire.text(in), in.readLong());
    }

    static void floodClick(FloodClick click, DataOutputView out) throws IOException {
        Wire.text(click.clickId(), out);
        out.writeLong(click.at());
    }

    static FloodClick floodClick(DataInputView in) throws IOException {
        return new FloodClick(Wire.text(in), in.readLong());
    }

    static void line(Line line, DataOutputView out) throws IOException {
        Wire.text(line.earningId(), out);
        Wire.text(line.conversionId(), out);
        Wire.text(line.influencerId(), out);
        Wire.text(line.code(), out);
        Wire.text(line.clickId(), out);
        Wire.text(line.kind().name(), out);
        out.writeLong(line.amountMicros());
        out.writeInt(line.tier());
        out.writeInt(line.ruleVersion());
        out.writeLong(line.occurredAt());
        out.writeLong(line.settlesAt());
    }

    static Line line(DataInputView in) throws IOException {
        return new Line(
                Wire.text(in),
                Wire.text(in),
                Wire.label(in),
                Wire.label(in),
                Wire.text(in),
                Kind.valueOf(Wire.text(in)),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readLong());
    }
}
