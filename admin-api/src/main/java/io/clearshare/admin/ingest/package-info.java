/** Events over HTTP, with an answer per item. */
@ApplicationModule(displayName = "Ingest")
@NullMarked
package io.clearshare.admin.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
