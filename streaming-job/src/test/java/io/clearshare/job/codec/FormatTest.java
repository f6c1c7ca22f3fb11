package io.clearshare.job.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.EventEncoder;
import io.clearshare.domain.event.Utm;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Touch;
import io.clearshare.job.message.Fact;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.VisitorNews;
import io.clearshare.job.message.WalletClaim;
import io.clearshare.job.row.Row;
import io.clearshare.job.row.RowBinary;
import io.clearshare.job.row.Rows;
import io.clearshare.job.row.SealedBatch;
import io.clearshare.job.row.Table;
import io.clearshare.job.state.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class FormatTest {

    private static final Touch TOUCH = new Touch("c", "v", 5, Evidence.VIEW, "ANN", "x", "", "ü", "", "");

    @Test
    void savepointsKnowTheFormatsByTheseNames() {
        assertThat(Format.values())
                .extracting(Enum::name)
                .startsWith(
                        "INBOUND",
                        "FACT",
                        "VISITOR_UPDATE",
                        "ACCOUNT_UPDATE",
                        "WALLET_CLAIM",
                        "TRADE_MENTION",
                        "FLOOD_SIGHTING",
                        "PERSON_UPDATE",
                        "OUTCOME",
                        "DEAD_LETTER",
                        "PROGRAMME_UPDATE",
                        "ROWS",
                        "SEALED_BATCH",
                        "SEEN_EVENTS",
                        "ACCOUNT",
                        "VISITOR_HISTORY",
                        "WALLET_OWNERS",
                        "ORIGINAL_OWNERS",
                        "FLOOD",
                        "PERSON",
                        "CODES",
                        "TOTALS",
                        "KEY");
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        same(Format.WALLET_CLAIM, new WalletClaim("w", "u", "", true));
        same(Format.OUTCOME, new Outcome("t", Outcome.Kind.REPEAT, -3));
        Exposure exposure = new Exposure("e", "v", "a", 1, "c", true, "u");
        VisitorNews news =
                new VisitorNews(List.of(), List.of(TOUCH, TOUCH), List.of(exposure), List.of(exposure, exposure));
        same(Format.PERSON_UPDATE, PersonUpdate.visitor("u", news));
        same(Format.PERSON_UPDATE, PersonUpdate.foreignOriginal("u", "t1"));
        SealedBatch batch = roundTrip(
                Format.SEALED_BATCH,
                new SealedBatch(7, 1, 2, List.of(new SealedBatch.Insert(Table.TRADES, true, new byte[] {1, 2}))));
        assertThat(batch.inserts().get(0).rows()).containsExactly(1, 2);
        Rows.Gathered gathered = new Rows.Gathered(false);
        gathered.add(Row.removed(Table.EARNINGS, new RowBinary().text("é")));
        gathered.add(Row.written(Table.TRADES, new RowBinary().text("x".repeat(300))));
        List<Row> rows = new ArrayList<>();
        Rows.class.cast(roundTrip(Format.ROWS, gathered.take())).each(rows::add);
        assertThat(rows).extracting(Row::table).containsExactly(Table.EARNINGS, Table.TRADES);
        assertThat(rows).extracting(Row::deleted).containsExactly(true, false);
        assertThat(rows.get(0).columns()).containsExactly(2, 0xc3, 0xa9);
        assertThat(rows.get(1).columns()).hasSize(302);
    }

    @Test
    void aFactIsItsRecordEvenWhenItWouldLieAheadNow() throws IOException {
        Click click = new Click(
                "e", 9_000_000_000L, "c", "v", "A", false, "", "", "", "", "", "", Utm.NONE, "", "", "", "", "", "");
        Fact fact = roundTrip(Format.FACT, new Fact(3, 4, 5, EventEncoder.encode(click), click));

        assertThat(fact.event()).isEqualTo(click);
        assertThat(fact.appendedAt()).isEqualTo(5);
    }

    @Test
    void whatIsUnpackedIsAValueOfItsOwn() {
        PackedCodec<Person> packing = Format.PERSON.packing();
        byte[] packed = packing.pack(new Person("u"));
        packing.unpack(packed).touches().add(TOUCH);

        assertThat(packing.unpack(packed).touches()).isEmpty();
    }

    @Test
    void stateFromBeforeTheFirstVersionIsRefusedByName() {
        assertThatThrownBy(() -> new CodecSerializer<byte[]>(Format.PERSON)
                        .deserialize(new DataInputDeserializer(new byte[] {1, 0})))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rebuild");
    }

    @Test
    void numbersOfAnySizeAreReadBack() throws IOException {
        for (long number : new long[] {0, 1, 127, 128, 1L << 35, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            DataOutputSerializer out = new DataOutputSerializer(16);
            Wire.number(number, out);
            Wire.signed(number, out);
            DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
            assertThat(Wire.number(in)).isEqualTo(number);
            assertThat(Wire.signed(in)).isEqualTo(number);
        }
    }

    @Test
    void aWordIsWrittenOnce() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        Words written = new Words();
        String longWord = "w".repeat(2_000);
        for (String word : List.of("é", "", longWord, "é", longWord)) {
            written.write(word, out);
        }
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        Words read = new Words();

        assertThat(out.length()).isEqualTo(2 + 2 + 1 + 1 + 2 + 2_000 + 1 + 1);
        assertThat(List.of(read.read(in), read.read(in), read.read(in), read.read(in), read.read(in)))
                .containsExactly("é", "", longWord, "é", longWord);
    }

    @Test
    void aSnapshotNamesItsFormatAndRefusesAnother() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(
                out, new CodecSerializer<Person>(Format.PERSON).snapshotConfiguration());
        TypeSerializerSnapshot<Person> before = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

        assertThat(before.restoreSerializer()).isEqualTo(new CodecSerializer<Person>(Format.PERSON));
        assertThat(new CodecSnapshot<Person>(Format.PERSON)
                        .resolveSchemaCompatibility(before)
                        .isCompatibleAsIs())
                .isTrue();
        assertThat(new CodecSnapshot<Person>(Format.FLOOD)
                        .resolveSchemaCompatibility(before)
                        .isIncompatible())
                .isTrue();
    }

    @Test
    void aStoredFactThatIsNoEventIsAnErrorAndNotSkipped() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        Click click = new Click("e", 9, "c", "v", "A", false, "", "", "", "", "", "", Utm.NONE, "", "", "", "", "", "");
        new CodecSerializer<Fact>(Format.FACT).serialize(new Fact(3, 4, 5, new byte[] {'{'}, click), out);

        Fact stored =
                new CodecSerializer<Fact>(Format.FACT).deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThatThrownBy(stored::event).isInstanceOf(IllegalStateException.class);
    }

    private static <T> void same(Format format, T value) throws IOException {
        assertThat(roundTrip(format, value)).isEqualTo(value);
    }

    private static <T> T roundTrip(Format format, T value) throws IOException {
        CodecSerializer<T> serializer = new CodecSerializer<>(format);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        byte[] bytes = out.getCopyOfBuffer();
        assertThat(bytes[0]).isEqualTo((byte) 3);
        DataOutputSerializer copied = new DataOutputSerializer(64);
        serializer.copy(new DataInputDeserializer(bytes), copied);
        assertThat(Arrays.equals(copied.getCopyOfBuffer(), bytes)).isTrue();
        return serializer.deserialize(new DataInputDeserializer(bytes));
    }
}
