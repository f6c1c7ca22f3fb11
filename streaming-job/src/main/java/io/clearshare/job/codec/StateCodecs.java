package io.clearshare.job.codec;

import io.clearshare.domain.attribution.Line;
import io.clearshare.domain.fraud.FloodKey;
import io.clearshare.domain.touch.Link;
import io.clearshare.domain.touch.VisitorClick;
import io.clearshare.domain.touch.VisitorHistory;
import io.clearshare.job.message.Fact;
import io.clearshare.job.state.Account;
import io.clearshare.job.state.Flood;
import io.clearshare.job.state.OriginalOwners;
import io.clearshare.job.state.Person;
import io.clearshare.job.state.SeenEvents;
import io.clearshare.job.state.Totals;
import io.clearshare.job.state.WalletOwners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The formats of what the stages remember. */
final class StateCodecs {

    private StateCodecs() {}

    private static Set<String> texts(DataInputView in) throws IOException {
        return new LinkedHashSet<>(Wire.list(in, Wire::text));
    }

    /** What a stage is keyed by. Flink's own format of texts is slow at a checkpoint, character by character. */
    static final class OfKey extends Codec<String> {
        @Override
        public void write(String value, DataOutputView out) throws IOException {
            Wire.text(value, out);
        }

        @Override
        public String read(int version, DataInputView in) throws IOException {
            return Wire.text(in);
        }
    }

    static final class OfSeenEvents extends Codec<SeenEvents> {
        @Override
        public void write(SeenEvents value, DataOutputView out) throws IOException {
            Wire.map(value.byEventId(), out, Wire::text, (seen, o) -> {
                o.writeLong(seen.fingerprint());
                Wire.number(seen.occurredAt(), o);
            });
        }

        @Override
        public SeenEvents read(int version, DataInputView in) throws IOException {
            return new SeenEvents(Wire.map(in, Wire::text, i -> new SeenEvents.Seen(i.readLong(), Wire.number(i))));
        }
    }

    static final class OfAccount extends Codec<Account> {
        @Override
        public void write(Account value, DataOutputView out) throws IOException {
            writeFact(value.signup(), out);
            Wire.list(value.proven(), out, Parts::link);
            Wire.list(value.wallets(), out, Wire::text);
            Wire.list(value.influencers(), out, Wire::text);
        }

        @Override
        public Account read(int version, DataInputView in) throws IOException {
            Fact signup = in.readBoolean() ? Parts.fact(in) : null;
            Set<Link> proven = new LinkedHashSet<>(Wire.list(in, Parts::link));
            return new Account(signup, proven, texts(in), texts(in));
        }
    }

    private static void writeFact(@Nullable Fact fact, DataOutputView out) throws IOException {
        out.writeBoolean(fact != null);
        if (fact != null) {
            Parts.fact(fact, out);
        }
    }

    static final class OfVisitorHistory extends Codec<VisitorHistory> {
        @Override
        public void write(VisitorHistory value, DataOutputView out) throws IOException {
            Words words = new Words();
            Wire.list(value.clicks(), out, (click, o) -> click(click, words, o));
            Wire.list(value.links(), out, Parts::link);
        }

        /** Its layout is also gone over by {@link GrowingHistory}. */
        static void click(VisitorClick click, Words words, DataOutputView out) throws IOException {
            Wire.text(click.eventId(), out);
            out.writeLong(click.fingerprint());
            Parts.touch(click.touch(), words, out);
            words.write(click.experimentId(), out);
            words.write(click.variant(), out);
        }

        /** The links of a packed history whose clicks end there. */
        static List<Link> links(byte[] packed, int endOfClicks) {
            try {
                return Wire.list(
                        new DataInputDeserializer(packed, endOfClicks, packed.length - endOfClicks), Parts::link);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public VisitorHistory read(int version, DataInputView in) throws IOException {
            Words words = new Words();
            List<VisitorClick> clicks = Wire.list(
                    in,
                    i -> new VisitorClick(
                            Wire.text(i), i.readLong(), Parts.touch(words, i), words.label(i), words.label(i)));
            return new VisitorHistory(clicks, Wire.list(in, Parts::link));
        }
    }

    static final class OfWalletOwners extends Codec<WalletOwners> {
        @Override
        public void write(WalletOwners value, DataOutputView out) throws IOException {
            Wire.map(value.users(), out, Wire::text, Wire::number);
            Wire.map(value.influencers(), out, Wire::text, Wire::number);
        }

        @Override
        public WalletOwners read(int version, DataInputView in) throws IOException {
            return new WalletOwners(Wire.map(in, Wire::text, i -> (int) Wire.number(i)), Wire.map(in, Wire::text, i ->
                    (int) Wire.number(i)));
        }
    }

    static final class OfOriginalOwners extends Codec<OriginalOwners> {
        @Override
        public void write(OriginalOwners value, DataOutputView out) throws IOException {
            Wire.list(value.owners(), out, Wire::text);
            Wire.list(value.reversers(), out, Wire::text);
            out.writeLong(value.latestAt());
        }

        @Override
        public OriginalOwners read(int version, DataInputView in) throws IOException {
            return new OriginalOwners(texts(in), texts(in), in.readLong());
        }
    }

    static final class OfFlood extends Codec<Flood> {
        @Override
        public void write(Flood value, DataOutputView out) throws IOException {
            Words words = new Words();
            Wire.map(value.minutes(), out, (key, o) -> key(key, words, o), OfFlood::minute);
        }

        /** The layout of key and minute is also gone over by {@link GrowingFlood}. */
        static void key(FloodKey key, Words words, DataOutputView out) throws IOException {
            words.write(key.ipHash(), out);
            words.write(key.code(), out);
            Wire.number(key.minute(), out);
        }

        static void minute(Flood.Minute minute, DataOutputView out) throws IOException {
            Wire.list(minute.clicks(), out, Parts::floodClick);
            Wire.map(minute.hits(), out, Wire::text, (digest, o) -> o.writeLong(digest));
        }

        @Override
        public Flood read(int version, DataInputView in) throws IOException {
            Words words = new Words();
            return new Flood(Wire.map(
                    in,
                    i -> new FloodKey(words.read(i), words.label(i), Wire.number(i)),
                    i -> new Flood.Minute(
                            new LinkedHashSet<>(Wire.list(i, Parts::floodClick)),
                            Wire.map(i, Wire::text, DataInputView::readLong))));
        }
    }

    static final class OfPerson extends Codec<Person> {
        @Override
        public void write(Person value, DataOutputView out) throws IOException {
            Words words = new Words();
            Wire.text(value.userId(), out);
            writeFact(value.signup(), out);
            Wire.list(value.trades().values(), out, Parts::fact);
            Wire.list(value.touches(), out, (touch, o) -> Parts.touch(touch, words, o));
            Wire.list(value.exposures(), out, (exposure, o) -> Parts.exposure(exposure, words, o));
            Wire.map(value.sharedWallets(), out, Wire::text, Wire::number);
            Wire.list(value.foreignOriginals(), out, Wire::text);
            Wire.map(
                    value.written(),
                    out,
                    Wire::text,
                    (rows, o) -> Wire.map(rows, o, words::write, (digest, p) -> p.writeLong(digest)));
            Wire.map(value.refused(), out, Wire::text, Wire::text);
            Wire.list(value.lines().values(), out, (lines, o) -> {
                Wire.list(lines, o, (line, p) -> Parts.line(line, words, p));
            });
        }

        @Override
        public Person read(int version, DataInputView in) throws IOException {
            Words words = new Words();
            Person person = new Person(Wire.text(in));
            person.signup(in.readBoolean() ? Parts.fact(in) : null);
            for (Fact trade : Wire.list(in, Parts::fact)) {
                person.trades().put(trade.event().eventId(), trade);
            }
            person.touches().addAll(Wire.list(in, i -> Parts.touch(words, i)));
            person.exposures().addAll(Wire.list(in, i -> Parts.exposure(words, i)));
            person.sharedWallets().putAll(Wire.map(in, Wire::text, i -> (int) Wire.number(i)));
            person.foreignOriginals().addAll(Wire.list(in, Wire::text));
            person.written().putAll(Wire.map(in, Wire::text, i -> Wire.map(i, words::read, DataInputView::readLong)));
            person.refused().putAll(Wire.map(in, Wire::text, Wire::text));
            for (List<Line> lines : Wire.list(in, i -> Wire.list(i, j -> Parts.line(words, j)))) {
                person.lines().put(lines.get(0).conversionId(), lines);
            }
            return person;
        }
    }

    static final class OfCodes extends Codec<Set<String>> {
        @Override
        public void write(Set<String> value, DataOutputView out) throws IOException {
            Wire.list(value, out, Wire::text);
        }

        @Override
        public Set<String> read(int version, DataInputView in) throws IOException {
            return texts(in);
        }
    }

    static final class OfTotals extends Codec<Totals> {
        @Override
        public void write(Totals value, DataOutputView out) throws IOException {
            Wire.number(value.records().length, out);
            for (long records : value.records()) {
                Wire.number(records, out);
            }
        }

        @Override
        public Totals read(int version, DataInputView in) throws IOException {
            Totals totals = Totals.zero();
            int length = (int) Wire.number(in);
            for (int i = 0; i < length; i++) {
                totals.records()[i] = Wire.number(in);
            }
            return totals;
        }
    }
}
