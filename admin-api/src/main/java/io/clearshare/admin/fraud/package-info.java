/** Cases of suspected fraud and what was decided about them. */
@ApplicationModule(displayName = "Fraud")
@NullMarked
package io.clearshare.admin.fraud;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
