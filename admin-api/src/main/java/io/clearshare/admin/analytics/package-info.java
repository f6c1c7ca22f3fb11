/** Numbers for people: an influencer's overview, the analysts' tiles, the health of the event flow. */
@ApplicationModule(displayName = "Analytics")
@NullMarked
package io.clearshare.admin.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
