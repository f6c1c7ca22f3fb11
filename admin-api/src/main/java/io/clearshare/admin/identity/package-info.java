/** How people prove who they are: passwords with one-time codes, links by mail. */
@ApplicationModule(displayName = "Identity")
@NullMarked
package io.clearshare.admin.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
