package io.clearshare.stack.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearshare.stack.oracle.ContractCheck;
import io.clearshare.stack.oracle.Oracle;
import io.clearshare.stack.oracle.Oracle.SentEvent;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Everything in the event topics, in files of events that matter to no event of another file but by the wallets of influencers'
 * users; these are in the first.
 */
final class EventsInParts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVENTS_PER_PART = 10_000;

    final Map<String, Long> received = new TreeMap<>();
    final Set<String> malformed = new TreeSet<>();
    final List<JsonNode> programme = new ArrayList<>();
    long newest;
    private final Path directory;
    private final Set<String> beyondHorizon;
    private final Components components = new Components();
    private long events;

    private EventsInParts(Path directory, Set<String> beyondHorizon) {
        this.directory = directory;
        this.beyondHorizon = beyondHorizon;
    }

    /**
     * @param beyondHorizon places {@code topic|partition|offset} that take no part in any result
     * @param directory an empty one, for the files
     */
    static EventsInParts read(ReadKafka kafka, Set<String> beyondHorizon, Path directory) throws IOException {
        EventsInParts parts = new EventsInParts(directory, beyondHorizon);
        for (ConsumerRecord<byte[], byte[]> record : kafka.topic("program")) {
            parts.programme.add(JSON.readTree(record.value()));
        }
        Path all = directory.resolve("all");
        try (DataOutputStream out = output(all)) {
            for (String topic : ReadKafka.EVENT_TOPICS) {
                parts.received.put(topic, 0L);
                kafka.each(topic, record -> parts.take(topic, record, out));
            }
        }
        parts.divide(all);
        Files.delete(all);
        return parts;
    }

    int count() {
        return (int) (1 + events / EVENTS_PER_PART);
    }

    long events() {
        return events;
    }

    private void take(String topic, ConsumerRecord<byte[], byte[]> record, DataOutputStream out) {
        received.merge(topic, 1L, Long::sum);
        String place = topic + "|" + record.partition() + "|" + record.offset();
        byte[] value = record.value() == null ? new byte[0] : record.value();
        Optional<JsonNode> event = ContractCheck.event(topic, value, record.timestamp());
        if (event.isEmpty()) {
            malformed.add(place);
        } else if (!beyondHorizon.contains(place)) {
            events++;
            newest = Math.max(newest, Oracle.time(event.get()));
            write(out, new Line(topic, components.join(topic, event.get()), value));
        }
    }

    private void divide(Path all) throws IOException {
        int influencers = joinUsersOfInfluencers();
        List<DataOutputStream> parts = new ArrayList<>();
        for (int part = 0; part < count(); part++) {
            parts.add(output(file(part)));
        }
        try (DataInputStream in = input(all)) {
            for (Line line = next(in); line != null; line = next(in)) {
                int root = components.root(line.number);
                int part = root == influencers ? 0 : Math.floorMod(root * 0x9E3779B9, count());
                write(parts.get(part), line);
            }
        }
        for (DataOutputStream part : parts) {
            part.close();
        }
    }

    private int joinUsersOfInfluencers() {
        List<String> users = new ArrayList<>();
        for (JsonNode entry : programme) {
            if (entry.path("entity").asText().startsWith("influencer/")
                    && !entry.path("userId").asText("").isEmpty()) {
                users.add(entry.path("userId").asText());
            }
        }
        return users.isEmpty() ? -1 : components.root(components.joinUsers(users));
    }

    /** The events of the part, those of a topic and key in the order in which they were sent. */
    List<SentEvent> part(int part) throws IOException {
        List<SentEvent> sent = new ArrayList<>();
        try (DataInputStream in = input(file(part))) {
            for (Line line = next(in); line != null; line = next(in)) {
                sent.add(new SentEvent(line.topic, JSON.readTree(line.value)));
            }
        }
        return sent;
    }

    private Path file(int part) {
        return directory.resolve("part-" + part);
    }

    private record Line(String topic, int number, byte[] value) {}

    private static void write(DataOutputStream out, Line line) {
        try {
            out.writeUTF(line.topic);
            out.writeInt(line.number);
            out.writeInt(line.value.length);
            out.write(line.value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Line next(DataInputStream in) throws IOException {
        try {
            String topic = in.readUTF();
            int number = in.readInt();
            return new Line(topic, number, in.readNBytes(in.readInt()));
        } catch (EOFException end) {
            return null;
        }
    }

    private static DataOutputStream output(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 14));
    }

    private static DataInputStream input(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }
}
