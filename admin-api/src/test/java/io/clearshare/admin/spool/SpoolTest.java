package io.clearshare.admin.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.domain.event.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final long ROOMY = 16 * 1024 * 1024;

    @TempDir
    Path directory;

    @Test
    void whatWasAppendedIsReadInOrderOverAllSegments() throws Exception {
        int count = 20_000;
        try (Spool spool = new Spool(directory, ROOMY)) {
            for (int i = 0; i < count; i++) {
                spool.append(List.of(record(i), record(i)));
            }
            spool.awaitDurable(2L * count);
            assertThat(segmentFiles()).isGreaterThan(1);
            assertThat(read(spool, 0)).hasSize(2 * count).endsWith("event " + (count - 1));
            assertThat(read(spool, 31_001)).startsWith("event 15500", "event 15501");
        }
    }

    @Test
    void whatManyAppendAtOnceIsStoredOnceAtTheNumberTheyAreTold() throws Exception {
        int threads = 16;
        int each = 500;
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try (Spool spool = new Spool(directory, ROOMY)) {
            List<Callable<Map<Long, String>>> work = IntStream.range(0, threads)
                    .mapToObj(caller -> (Callable<Map<Long, String>>) () -> appendEach(spool, caller * each, each))
                    .toList();
            Map<Long, String> told = new TreeMap<>();
            for (Future<Map<Long, String>> caller : callers.invokeAll(work)) {
                told.putAll(caller.get());
            }
            assertThat(spool.appended()).isEqualTo((long) threads * each);
            assertThat(read(spool, 0)).containsExactlyElementsOf(told.values());
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void whatWasNotDeliveredComesAgainAfterARestart() throws Exception {
        try (Spool spool = new Spool(directory, ROOMY)) {
            spool.append(records(0, 10));
            spool.markDelivered(7);
        }
        try (Spool spool = new Spool(directory, ROOMY)) {
            assertThat(spool.delivered()).isEqualTo(7);
            assertThat(spool.appended()).isEqualTo(10);
            spool.append(records(10, 12));
            assertThat(read(spool, spool.delivered()))
                    .containsExactly("event 7", "event 8", "event 9", "event 10", "event 11");
        }
    }

    @Test
    void aRecordThatACrashCutOffIsLeftOut() throws Exception {
        try (Spool spool = new Spool(directory, ROOMY)) {
            spool.append(records(0, 3));
        }
        Path segment = newestSegment();
        Files.write(segment, new byte[] {0, 0, 0, 40, 1, 2, 3}, StandardOpenOption.APPEND);
        try (Spool spool = new Spool(directory, ROOMY)) {
            assertThat(spool.appended()).isEqualTo(3);
            spool.append(records(3, 4));
            assertThat(read(spool, 0)).containsExactly("event 0", "event 1", "event 2", "event 3");
        }
    }

    @Test
    void aDamagedRecordIsNotDelivered() throws Exception {
        try (Spool spool = new Spool(directory, ROOMY)) {
            spool.append(records(0, 1));
        }
        Path segment = newestSegment();
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length - 1] ^= 1;
        Files.write(segment, bytes);
        try (Spool spool = new Spool(directory, ROOMY)) {
            assertThat(spool.appended()).isZero();
        }
    }

    @Test
    void aFullSpoolRefusesAllOfARequestAndTakesMoreOnceItIsDelivered() throws Exception {
        try (Spool spool = new Spool(directory, 4 * 1024 * 1024)) {
            int accepted = 0;
            List<SpoolRecord> batch = records(0, 1_000);
            try {
                while (true) {
                    spool.append(batch);
                    accepted += batch.size();
                }
            } catch (SpoolFull full) {
                assertThat(spool.appended()).isEqualTo(accepted).isPositive();
            }
            spool.markDelivered(spool.appended());
            assertThat(spool.append(batch)).isEqualTo(accepted + batch.size());
        }
    }

    @Test
    void aDirectoryBelongsToOneProcess() {
        try (Spool spool = new Spool(directory, ROOMY)) {
            assertThat(spool.appended()).isZero();
            assertThatThrownBy(() -> new Spool(directory, ROOMY)).isInstanceOf(RuntimeException.class);
        }
    }

    private static Map<Long, String> appendEach(Spool spool, int first, int count) throws InterruptedException {
        Map<Long, String> told = new HashMap<>();
        for (int i = first; i < first + count; i++) {
            long number = spool.append(List.of(record(i)));
            if (i % 100 == 0) {
                spool.awaitDurable(number);
            }
            told.put(number, "event " + i);
        }
        return told;
    }

    private static List<String> read(Spool spool, long from) throws IOException {
        try (SpoolReader reader = new SpoolReader(spool.segments(), from)) {
            return reader.read(spool.appended(), Integer.MAX_VALUE).stream()
                    .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    private Path newestSegment() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".events"))
                    .filter(file -> file.toFile().length() > 0)
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    private long segmentFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".events")).count();
        }
    }

    private static List<SpoolRecord> records(int from, int to) {
        return IntStream.range(from, to).mapToObj(SpoolTest::record).toList();
    }

    private static SpoolRecord record(int number) {
        return SpoolRecord.of(Topic.CLICKS, "visitor " + number, ("event " + number).getBytes(StandardCharsets.UTF_8));
    }
}
