package io.clearshare.benchmark.run;

import io.clearshare.benchmark.expect.Expectation;
import io.clearshare.benchmark.workload.Arrivals;
import io.clearshare.benchmark.workload.LoadKafka;
import io.clearshare.benchmark.workload.Workload;
import io.clearshare.stack.broker.BrokerProcess;
import io.clearshare.stack.process.ChildProcess;
import io.clearshare.stack.process.FreePorts;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** A broker that holds a workload, and what is to be made of it. */
public final class LoadedBroker implements AutoCloseable {

    private final ChildProcess broker;
    private final String bootstrapServers;
    private final Set<String> topics;
    private final Expectation expectation;
    private final Arrivals arrivals;

    private LoadedBroker(
            ChildProcess broker,
            String bootstrapServers,
            Set<String> topics,
            Expectation expectation,
            Arrivals arrivals) {
        this.broker = broker;
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.expectation = expectation;
        this.arrivals = arrivals;
    }

    /**
     * Starts a broker and loads it.
     *
     * @param libraries the directory with the broker's jars
     */
    public static LoadedBroker start(Workload workload, Path libraries, Path directory) throws Exception {
        Arrivals arrivals = Arrivals.of(workload);
        Expectation expectation = Expectation.of(workload, arrivals);
        Say.line(
                "workload: %,d records of %,d visitors, %,d credited conversions",
                arrivals.size(), arrivals.visitors(), expectation.all().size());
        int port = FreePorts.next();
        ChildProcess broker = ChildProcess.start(
                BrokerProcess.launch(libraries, port, directory.resolve("kafka"), directory.resolve("kafka.log")));
        String bootstrapServers = "127.0.0.1:" + port;
        try (LoadKafka load = new LoadKafka(bootstrapServers)) {
            load.createTopics();
            load.programme(workload.proportions());
            load.events(workload, arrivals);
            return new LoadedBroker(broker, bootstrapServers, topics(bootstrapServers), expectation, arrivals);
        } catch (Exception e) {
            broker.close();
            throw e;
        }
    }

    private static Set<String> topics(String bootstrapServers) throws Exception {
        try (Admin admin = admin(bootstrapServers)) {
            return admin.listTopics().names().get();
        }
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Removes the topics that a contestant has added. */
    void tidy() throws Exception {
        try (Admin admin = admin(bootstrapServers)) {
            Set<String> added = new HashSet<>(admin.listTopics().names().get());
            added.removeAll(topics);
            admin.deleteTopics(added).all().get();
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    long pid() {
        return broker.pid();
    }

    public Expectation expectation() {
        return expectation;
    }

    public long records() {
        return arrivals.size();
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public void close() {
        broker.close();
    }
}
