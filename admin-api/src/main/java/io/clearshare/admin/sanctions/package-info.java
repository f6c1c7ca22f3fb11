/** Addresses that may not be paid: lists, screenings, and the cases that hits open. */
@ApplicationModule(displayName = "Sanctions")
@NullMarked
package io.clearshare.admin.sanctions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
