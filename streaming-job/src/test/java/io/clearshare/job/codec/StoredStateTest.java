package io.clearshare.job.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.attribution.Kind;
import io.clearshare.domain.attribution.Line;
import io.clearshare.domain.event.EventEncoder;
import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.fraud.FloodClick;
import io.clearshare.domain.fraud.FloodKey;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Link;
import io.clearshare.domain.touch.Touch;
import io.clearshare.domain.touch.VisitorClick;
import io.clearshare.domain.touch.VisitorHistory;
import io.clearshare.job.message.Fact;
import io.clearshare.job.row.SealedBatch;
import io.clearshare.job.row.Table;
import io.clearshare.job.state.Account;
import io.clearshare.job.state.Flood;
import io.clearshare.job.state.OriginalOwners;
import io.clearshare.job.state.Person;
import io.clearshare.job.state.SeenEvents;
import io.clearshare.job.state.Totals;
import io.clearshare.job.state.WalletOwners;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * State that earlier versions stored is read as what it meant.
 *
 * <p>The stored lines are never changed: a format with a new version gets a line more, whose value the old lines still have to
 * read as, new fields at their defaults.
 */
class StoredStateTest {

    private static final long AT = 1_767_225_600_000L;
    private static final Touch TOUCH =
            new Touch("c1", "v1", AT, Evidence.CLICK, "ANN", "x", "video", "launch", "p1", "a1");

    @Test
    void everyStoredValueIsReadAsWhatItMeant() throws IOException {
        Map<Format, Object> meant = meant();
        Set<Format> stored = new HashSet<>();
        for (String line : resource().lines().toList()) {
            Format format = Format.valueOf(line.substring(0, line.indexOf(' ')));
            byte[] bytes = HexFormat.of().parseHex(line.substring(line.indexOf(' ') + 1));
            stored.add(format);
            Object read = new CodecSerializer<>(format).deserialize(new DataInputDeserializer(bytes));
            Object value = read instanceof byte[] packed ? format.packing().unpack(packed) : read;
            assertThat(hex(format, value))
                    .as(line)
                    .isEqualTo(hex(format, Objects.requireNonNull(meant.get(format), line)));
        }
        assertThat(stored).isEqualTo(meant.keySet());
    }

    private static String resource() throws IOException {
        try (var in = StoredStateTest.class.getResourceAsStream("/golden/state.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static String hex(Format format, Object value) throws IOException {
        Object atRest =
                format.codec() instanceof PackedCodec<?> ? format.packing().pack(value) : value;
        DataOutputSerializer out = new DataOutputSerializer(64);
        new CodecSerializer<>(format).serialize(atRest, out);
        return HexFormat.of().formatHex(out.getCopyOfBuffer());
    }

    private static Map<Format, Object> meant() {
        Map<Format, Object> meant = new TreeMap<>();
        meant.put(Format.SEEN_EVENTS, new SeenEvents(new LinkedHashMap<>(Map.of("e1", new SeenEvents.Seen(42, AT)))));
        meant.put(Format.ACCOUNT, new Account(signup(), Set.of(new Link("v2", "u1", AT)), Set.of("w1"), Set.of("ann")));
        meant.put(
                Format.VISITOR_HISTORY,
                new VisitorHistory(
                        List.of(new VisitorClick("e3", 7, TOUCH, "exp", "b")), List.of(new Link("v1", "u1", AT))));
        meant.put(Format.WALLET_OWNERS, new WalletOwners(Map.of("u1", 2), Map.of("ann", 1)));
        meant.put(Format.ORIGINAL_OWNERS, new OriginalOwners(Set.of("u1"), Set.of("u2"), AT));
        meant.put(
                Format.FLOOD,
                new Flood(Map.of(
                        new FloodKey("hash", "ANN", 29_453_760),
                        new Flood.Minute(
                                Set.of(new FloodClick("c1", AT)), Map.of("click_flood:ANN:hash:29453760", 99L)))));
        meant.put(Format.PERSON, person());
        meant.put(Format.CODES, Set.of("ANN"));
        meant.put(Format.KEY, "u1");
        meant.put(Format.TOTALS, new Totals(new long[] {5, 4, 1, 0, 0}));
        meant.put(
                Format.SEALED_BATCH,
                new SealedBatch(7, 1, 2, List.of(new SealedBatch.Insert(Table.TRADES, true, new byte[] {1, 2}))));
        return meant;
    }

    private static Person person() {
        Trade trade = new Trade("e2", AT, "t1", "u1", 9, 3, "USD", "", "", "", "", "", "");
        Person person = new Person("u1");
        person.signup(signup());
        person.trades().put("e2", new Fact(1, 8, AT, EventEncoder.encode(trade), trade));
        person.touches().add(TOUCH);
        person.exposures().add(new Exposure("exp", "v1", "b", AT, "c1", false, "u1"));
        person.sharedWallets().put("bob", 1);
        person.foreignOriginals().add("t9");
        person.written().put("TRADES", Map.of("t1", 17L));
        person.refused().put("e4", "UNKNOWN_ORIGINAL");
        person.lines()
                .put(
                        "trade:t1",
                        List.of(new Line(
                                "trade:t1/c1",
                                "trade:t1",
                                "ann",
                                "ANN",
                                "c1",
                                Kind.REVENUE_SHARE,
                                300_000,
                                1,
                                2,
                                AT,
                                AT + 1)));
        return person;
    }

    private static Fact signup() {
        Signup signup = new Signup("e1", AT, "u1", "v1", "", "", "w1", "", "", "", "", "");
        return new Fact(0, 5, AT, EventEncoder.encode(signup), signup);
    }
}
