/** Earning lines: brought from the stream's results into the books once they are settled. */
@ApplicationModule(displayName = "Earnings")
@NullMarked
package io.clearshare.admin.earning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
