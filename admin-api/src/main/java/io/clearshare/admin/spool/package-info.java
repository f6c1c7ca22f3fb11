/** Accepted events on disk until Kafka has acknowledged them. */
@ApplicationModule(displayName = "Spool")
@NullMarked
package io.clearshare.admin.spool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
