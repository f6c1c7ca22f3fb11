/** The trail of a cent: from the clicks that earned it to the signature that paid it. */
@ApplicationModule(displayName = "Why")
@NullMarked
package io.clearshare.admin.why;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
