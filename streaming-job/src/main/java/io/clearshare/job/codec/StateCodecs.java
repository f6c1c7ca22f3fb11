package io.clearshare.job.codec;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The formats of what the stages remember. State is mutable, so a copy shares immutable elements only. */
final class StateCodecs {

    private StateCodecs() {}

    private static Set<String> texts(DataInputView in) throws IOException {
        return new LinkedHashSet<>(Wire.list(in, Wire::text));
    }

    static final class OfSeenEvents extends Codec<SeenEvents> {
        @Override
        public void write(SeenEvents value, DataOutputView out) throws IOException {
            Wire.map(value.byEventId(), out, Wire::text, (seen, o) -> {
                o.writeLong(seen.fingerprint());
                o.writeLong(seen.occurredAt());
            });
        }

        @Override
        public SeenEvents read(int version, DataInputView in) throws IOException {
            return new SeenEvents(Wire.map(in, Wire::text, i -> new SeenEvents.Seen(i.readLong(), i.readLong())));
        }

        @Override
        public SeenEvents copy(SeenEvents value) {
            return new SeenEvents(new LinkedHashMap<>(value.byEventId()));
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

        @Override
        public Account copy(Account value) {
            return new Account(
                    value.signup(),
                    new LinkedHashSet<>(value.proven()),
                    new LinkedHashSet<>(value.wallets()),
                    new LinkedHashSet<>(value.influencers()));
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
            Wire.list(value.clicks(), out, (click, o) -> {
                Wire.text(click.eventId(), o);
                o.writeLong(click.fingerprint());
                Parts.touch(click.touch(), o);
                Wire.text(click.experimentId(), o);
                Wire.text(click.variant(), o);
            });
            Wire.list(value.links(), out, Parts::link);
        }

        @Override
        public VisitorHistory read(int version, DataInputView in) throws IOException {
            List<VisitorClick> clicks = Wire.list(
                    in,
                    i -> new VisitorClick(Wire.text(i), i.readLong(), Parts.touch(i), Wire.label(i), Wire.label(i)));
            return new VisitorHistory(clicks, Wire.list(in, Parts::link));
        }

        @Override
        public VisitorHistory copy(VisitorHistory value) {
            return new VisitorHistory(value.clicks(), value.links());
        }
    }

    static final class OfWalletOwners extends Codec<WalletOwners> {
        @Override
        public void write(WalletOwners value, DataOutputView out) throws IOException {
            Wire.map(value.users(), out, Wire::text, (n, o) -> o.writeInt(n));
            Wire.map(value.influencers(), out, Wire::text, (n, o) -> o.writeInt(n));
        }

        @Override
        public WalletOwners read(int version, DataInputView in) throws IOException {
            return new WalletOwners(
                    Wire.map(in, Wire::text, DataInputView::readInt), Wire.map(in, Wire::text, DataInputView::readInt));
        }

        @Override
        public WalletOwners copy(WalletOwners value) {
            return new WalletOwners(new LinkedHashMap<>(value.users()), new LinkedHashMap<>(value.influencers()));
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

        @Override
        public OriginalOwners copy(OriginalOwners value) {
            return new OriginalOwners(
                    new LinkedHashSet<>(value.owners()), new LinkedHashSet<>(value.reversers()), value.latestAt());
        }
    }

    static final class OfFlood extends Codec<Flood> {
        @Override
        public void write(Flood value, DataOutputView out) throws IOException {
            Parts.floodKey(value.key(), out);
            Wire.list(value.clicks(), out, Parts::floodClick);
            Wire.map(value.hits(), out, Wire::text, (digest, o) -> o.writeLong(digest));
        }

        @Override
        public Flood read(int version, DataInputView in) throws IOException {
            return new Flood(
                    Parts.floodKey(in),
                    new LinkedHashSet<>(Wire.list(in, Parts::floodClick)),
                    Wire.map(in, Wire::text, DataInputView::readLong));
        }

        @Override
        public Flood copy(Flood value) {
            return new Flood(value.key(), new LinkedHashSet<>(value.clicks()), new LinkedHashMap<>(value.hits()));
        }
    }

    static final class OfPerson extends Codec<Person> {
        @Override
        public void write(Person value, DataOutputView out) throws IOException {
            Wire.text(value.userId(), out);
            writeFact(value.signup(), out);
            Wire.list(value.trades().values(), out, Parts::fact);
            Wire.list(value.touches(), out, Parts::touch);
            Wire.list(value.exposures(), out, Parts::exposure);
            Wire.map(value.sharedWallets(), out, Wire::text, (n, o) -> o.writeInt(n));
            Wire.list(value.foreignOriginals(), out, Wire::text);
            Wire.map(
                    value.written(),
                    out,
                    Wire::text,
                    (rows, o) -> Wire.map(rows, o, Wire::text, (digest, p) -> p.writeLong(digest)));
            Wire.map(value.refused(), out, Wire::text, Wire::text);
            Wire.map(value.lines(), out, Wire::text, (lines, o) -> Wire.list(lines, o, Parts::line));
        }

        @Override
        public Person read(int version, DataInputView in) throws IOException {
            Person person = new Person(Wire.text(in));
            person.signup(in.readBoolean() ? Parts.fact(in) : null);
            for (Fact trade : Wire.list(in, Parts::fact)) {
                person.trades().put(trade.event().eventId(), trade);
            }
            person.touches().addAll(Wire.list(in, Parts::touch));
            person.exposures().addAll(Wire.list(in, Parts::exposure));
            person.sharedWallets().putAll(Wire.map(in, Wire::text, DataInputView::readInt));
            person.foreignOriginals().addAll(Wire.list(in, Wire::text));
            person.written().putAll(Wire.map(in, Wire::text, i -> Wire.map(i, Wire::text, DataInputView::readLong)));
            person.refused().putAll(Wire.map(in, Wire::text, Wire::text));
            person.lines().putAll(Wire.map(in, Wire::text, i -> Wire.list(i, Parts::line)));
            return person;
        }

        @Override
        public Person copy(Person value) {
            Person copy = new Person(value.userId());
            copy.signup(value.signup());
            copy.trades().putAll(value.trades());
            copy.touches().addAll(value.touches());
            copy.exposures().addAll(value.exposures());
            copy.sharedWallets().putAll(value.sharedWallets());
            copy.foreignOriginals().addAll(value.foreignOriginals());
            value.written().forEach((table, rows) -> copy.written().put(table, new LinkedHashMap<>(rows)));
            copy.refused().putAll(value.refused());
            value.lines().forEach((conversion, lines) -> copy.lines().put(conversion, new ArrayList<>(lines)));
            return copy;
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
            out.writeInt(value.records().length);
            for (long records : value.records()) {
                out.writeLong(records);
            }
        }

        @Override
        public Totals read(int version, DataInputView in) throws IOException {
            Totals totals = Totals.zero();
            int length = in.readInt();
            for (int i = 0; i < length; i++) {
                totals.records()[i] = in.readLong();
            }
            return totals;
        }

        @Override
        public Totals copy(Totals value) {
            return new Totals(value.records().clone());
        }
    }
}
