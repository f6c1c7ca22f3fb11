/** Who did what, when and why, in a chain of hashes that cannot be changed unnoticed. */
@ApplicationModule(displayName = "Audit")
@NullMarked
package io.clearshare.admin.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
