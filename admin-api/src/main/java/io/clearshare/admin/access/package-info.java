/** What each caller may do: the table of routes and the filters that enforce it. */
@ApplicationModule(displayName = "Access")
@NullMarked
package io.clearshare.admin.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
