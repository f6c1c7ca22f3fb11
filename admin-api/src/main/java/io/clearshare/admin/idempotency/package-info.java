/** Requests that carry an Idempotency-Key take effect once, however often they are sent. */
@ApplicationModule(displayName = "Idempotency")
@NullMarked
package io.clearshare.admin.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
