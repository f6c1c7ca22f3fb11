/** Hashes of the results of closed periods, published so that anybody can compare. */
@ApplicationModule(displayName = "Results")
@NullMarked
package io.clearshare.admin.results;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
