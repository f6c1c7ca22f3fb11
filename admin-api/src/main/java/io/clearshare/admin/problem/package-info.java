/** Refusals with a code, answered as RFC 9457 problem documents. */
@ApplicationModule(displayName = "Problems", type = ApplicationModule.Type.OPEN)
@NullMarked
package io.clearshare.admin.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
