/** What other terms would have credited and paid, asked of the stored events. */
@ApplicationModule(displayName = "What if")
@NullMarked
package io.clearshare.admin.whatif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
