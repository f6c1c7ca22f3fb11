package io.clearshare.admin.spool;

import io.clearshare.admin.eventlog.EventLog;
import io.clearshare.admin.eventlog.Producers;
import io.clearshare.admin.settings.Settings;
import org.apache.kafka.common.KafkaException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The spool of this process, and its delivery. */
@Configuration(proxyBeanMethods = false)
class EventSpool {

    @Bean(destroyMethod = "close")
    Spool spool(Settings settings) {
        return new Spool(settings.data().resolve("spool"), settings.spoolBytesMax());
    }

    @Bean(destroyMethod = "close")
    DeliverSpool deliverSpool(Spool spool, Producers producers, EventLog log) {
        return new DeliverSpool(spool, () -> {
            if (!log.isReady()) {
                throw new KafkaException("the topics are not there yet");
            }
            return producers.open("clearshare-spool");
        });
    }
}
