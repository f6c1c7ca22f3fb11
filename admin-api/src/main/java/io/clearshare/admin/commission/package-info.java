/** What the programme pays by: schedules, and what a draft of one would have paid. */
@ApplicationModule(displayName = "Commission")
@NullMarked
package io.clearshare.admin.commission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
