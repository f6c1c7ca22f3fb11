/** What an operator can set, read from the CLEARSHARE_* environment. */
@ApplicationModule(displayName = "Settings", type = ApplicationModule.Type.OPEN)
@NullMarked
package io.clearshare.admin.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
