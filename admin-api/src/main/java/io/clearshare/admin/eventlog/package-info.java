/** Kafka: the topics, and up to which record they reach. */
@ApplicationModule(displayName = "Event log")
@NullMarked
package io.clearshare.admin.eventlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
