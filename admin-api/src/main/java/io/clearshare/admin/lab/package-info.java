/** Calculators over the decisions of the domain, for numbers that somebody brings along. */
@ApplicationModule(displayName = "Lab")
@NullMarked
package io.clearshare.admin.lab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
