package io.clearshare.job.codec;

import io.clearshare.domain.attribution.Kind;
import io.clearshare.domain.attribution.Line;
import io.clearshare.domain.event.Topic;
import io.clearshare.domain.fraud.FloodClick;
import io.clearshare.domain.fraud.FloodKey;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Link;
import io.clearshare.domain.touch.Touch;
import io.clearshare.job.message.Fact;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Domain values inside larger ones. Their layout belongs to version 3 of every codec that uses them. */
final class Parts {

    // Their order is part of the format, which the stored values of the tests hold.
    private static final Topic[] TOPICS = Topic.values();
    private static final Evidence[] EVIDENCE = Evidence.values();
    private static final Kind[] KINDS = Kind.values();

    private Parts() {}

    /** A fact is written as the record it came in: the event contract is the most stable format there is. */
    static void fact(Fact fact, DataOutputView out) throws IOException {
        out.writeByte(fact.topic().ordinal());
        Wire.number(fact.partition(), out);
        Wire.number(fact.offset(), out);
        Wire.signed(fact.appendedAt(), out);
        Wire.bytes(fact.payload(), out);
    }

    static Fact fact(DataInputView in) throws IOException {
        Topic topic = TOPICS[in.readUnsignedByte()];
        int partition = (int) Wire.number(in);
        long offset = Wire.number(in);
        long appendedAt = Wire.signed(in);
        return new Fact(topic, partition, offset, appendedAt, Wire.bytes(in));
    }

    static void touch(Touch touch, Words words, DataOutputView out) throws IOException {
        words.write(touch.clickId(), out);
        words.write(touch.visitorId(), out);
        Wire.number(touch.at(), out);
        out.writeByte(touch.evidence().ordinal());
        words.write(touch.code(), out);
        words.write(touch.platform(), out);
        words.write(touch.contentType(), out);
        words.write(touch.campaign(), out);
        words.write(touch.postId(), out);
        words.write(touch.assetId(), out);
    }

    static Touch touch(Words words, DataInputView in) throws IOException {
        return new Touch(
                words.read(in),
                words.read(in),
                Wire.number(in),
                EVIDENCE[in.readUnsignedByte()],
                words.label(in),
                words.label(in),
                words.label(in),
                words.label(in),
                words.label(in),
                words.label(in));
    }

    static void exposure(Exposure exposure, Words words, DataOutputView out) throws IOException {
        words.write(exposure.experimentId(), out);
        words.write(exposure.visitorId(), out);
        words.write(exposure.variant(), out);
        Wire.number(exposure.at(), out);
        words.write(exposure.clickId(), out);
        out.writeBoolean(exposure.mixed());
        words.write(exposure.userId(), out);
    }

    static Exposure exposure(Words words, DataInputView in) throws IOException {
        return new Exposure(
                words.label(in),
                words.read(in),
                words.label(in),
                Wire.number(in),
                words.read(in),
                in.readBoolean(),
                words.read(in));
    }

    static void link(Link link, DataOutputView out) throws IOException {
        Wire.text(link.visitorId(), out);
        Wire.text(link.userId(), out);
        Wire.number(link.at(), out);
    }

    static Link link(DataInputView in) throws IOException {
        return new Link(Wire.text(in), Wire.text(in), Wire.number(in));
    }

    static void floodKey(FloodKey key, DataOutputView out) throws IOException {
        Wire.text(key.ipHash(), out);
        Wire.text(key.code(), out);
        Wire.number(key.minute(), out);
    }

    static FloodKey floodKey(DataInputView in) throws IOException {
        return new FloodKey(Wire.text(in), Wire.text(in), Wire.number(in));
    }

    static void floodClick(FloodClick click, DataOutputView out) throws IOException {
        Wire.text(click.clickId(), out);
        Wire.number(click.at(), out);
    }

    static FloodClick floodClick(DataInputView in) throws IOException {
        return new FloodClick(Wire.text(in), Wire.number(in));
    }

    /** Writes a line of the conversion; the id of one that is no adjustment follows from its click. */
    static void line(Line line, Words words, DataOutputView out) throws IOException {
        boolean derived = line.earningId().equals(Line.idOf(line.conversionId(), line.clickId()));
        out.writeByte(line.kind().ordinal() << 1 | (derived ? 1 : 0));
        words.write(line.conversionId(), out);
        words.write(line.clickId(), out);
        if (!derived) {
            Wire.text(line.earningId(), out);
        }
        words.write(line.influencerId(), out);
        words.write(line.code(), out);
        Wire.signed(line.amountMicros(), out);
        Wire.number(line.tier(), out);
        Wire.number(line.ruleVersion(), out);
        Wire.number(line.occurredAt(), out);
        Wire.number(line.settlesAt() - line.occurredAt(), out);
    }

    static Line line(Words words, DataInputView in) throws IOException {
        int first = in.readUnsignedByte();
        String conversionId = words.read(in);
        String clickId = words.read(in);
        String earningId = (first & 1) == 1 ? Line.idOf(conversionId, clickId) : Wire.text(in);
        String influencerId = words.label(in);
        String code = words.label(in);
        long amountMicros = Wire.signed(in);
        int tier = (int) Wire.number(in);
        int ruleVersion = (int) Wire.number(in);
        long occurredAt = Wire.number(in);
        return new Line(
                earningId,
                conversionId,
                influencerId,
                code,
                clickId,
                KINDS[first >> 1],
                amountMicros,
                tier,
                ruleVersion,
                occurredAt,
                occurredAt + Wire.number(in));
    }
}
