package io.clearshare.benchmark.live;

import io.clearshare.benchmark.contest.ClickHouse;
import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.run.ScratchClickHouse;
import io.clearshare.benchmark.workload.LoadKafka;
import io.clearshare.benchmark.workload.Proportions;
import io.clearshare.stack.broker.BrokerProcess;
import io.clearshare.stack.process.ChildProcess;
import io.clearshare.stack.process.FreePorts;
import java.nio.file.Path;

/** What the job reads from and writes to: a broker with topics and programme, an empty ClickHouse with the schema. */
final class Parts implements AutoCloseable {

    private final ChildProcess broker;
    private final String kafka;
    private final ScratchClickHouse clickHouse;

    private Parts(ChildProcess broker, String kafka, ScratchClickHouse clickHouse) {
        this.broker = broker;
        this.kafka = kafka;
        this.clickHouse = clickHouse;
    }

    /**
     * Starts both.
     *
     * @param folder the benchmarks folder of the repository
     */
    static Parts start(Path folder, Path directory) throws Exception {
        int port = FreePorts.next();
        String kafka = "127.0.0.1:" + port;
        ChildProcess broker = ChildProcess.start(BrokerProcess.launch(
                folder.resolveSibling("local-stack/broker/target/lib"),
                port,
                directory.resolve("kafka"),
                directory.resolve("kafka.log")));
        try (LoadKafka load = new LoadKafka(kafka)) {
            load.createTopics();
            load.programme(Proportions.ATTR);
            return new Parts(broker, kafka, emptyClickHouse(folder, directory.resolve("clickhouse")));
        } catch (Exception e) {
            broker.close();
            throw e;
        }
    }

    private static ScratchClickHouse emptyClickHouse(Path folder, Path data) throws Exception {
        ScratchClickHouse clickHouse = ScratchClickHouse.start(data);
        try {
            clickHouse.applySchema(folder.resolveSibling("sql/clickhouse"));
            return clickHouse;
        } catch (Exception e) {
            clickHouse.close();
            throw e;
        }
    }

    String kafka() {
        return kafka;
    }

    ScratchClickHouse clickHouse() {
        return clickHouse;
    }

    ClickHouse tables() {
        return clickHouse.client(Contest.DATABASE);
    }

    long brokerPid() {
        return broker.pid();
    }

    @Override
    public void close() {
        clickHouse.close();
        broker.close();
    }
}
