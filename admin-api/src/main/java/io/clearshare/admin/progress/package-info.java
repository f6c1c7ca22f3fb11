/** Up to when everything accepted is counted, checkpointed and readable. */
@ApplicationModule(displayName = "Progress")
@NullMarked
package io.clearshare.admin.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
