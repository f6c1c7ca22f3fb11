/** Tracked links: who followed which, without keeping the visitor waiting. */
@ApplicationModule(displayName = "Tracking")
@NullMarked
package io.clearshare.admin.tracking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
