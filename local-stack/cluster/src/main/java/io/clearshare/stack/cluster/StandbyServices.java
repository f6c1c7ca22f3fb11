package io.clearshare.stack.cluster;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.highavailability.HighAvailabilityServicesFactory;
import org.apache.flink.runtime.highavailability.nonha.standalone.StandaloneHaServices;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;

/**
 * Lets a TaskManager start as far as it can alone, and join its cluster when it is called: the successor, ready ahead, of one that
 * may die. Named as {@code high-availability.type} of that TaskManager; who leads follows from the configuration, as without it.
 */
public final class StandbyServices implements HighAvailabilityServicesFactory {

    /** The TaskManager is called when this file exists. */
    static final ConfigOption<String> CALL_FILE =
            ConfigOptions.key("clearshare.standby.call-file").stringType().noDefaultValue();

    /** Names the classes that a TaskManager at work has loaded. */
    static final ConfigOption<String> CLASSES_FILE =
            ConfigOptions.key("clearshare.standby.classes-file").stringType().noDefaultValue();

    @Override
    public HighAvailabilityServices createHAServices(Configuration configuration, Executor executor) {
        Path callFile = Path.of(configuration.get(CALL_FILE));
        Path classesFile = Path.of(configuration.get(CLASSES_FILE));
        String cluster = "pekko.tcp://flink@%s:%d/user/rpc/"
                .formatted(configuration.get(JobManagerOptions.ADDRESS), configuration.get(JobManagerOptions.PORT));
        return new StandaloneHaServices(cluster + "resourcemanager_*", cluster + "dispatcher", "unused") {
            @Override
            public LeaderRetrievalService getResourceManagerLeaderRetriever() {
                Thread loads = new Thread(() -> LoadClasses.namedIn(classesFile), "standby-classes");
                loads.setDaemon(true);
                loads.start();
                return new LeaderOnCall(callFile, super.getResourceManagerLeaderRetriever());
            }
        };
    }
}
