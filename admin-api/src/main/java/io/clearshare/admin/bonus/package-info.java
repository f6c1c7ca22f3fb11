/** Bonuses: proposed by one person, confirmed by another, then lines like the stream's. */
@ApplicationModule(displayName = "Bonus")
@NullMarked
package io.clearshare.admin.bonus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
