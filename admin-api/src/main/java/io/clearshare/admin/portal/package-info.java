/** The web pages, served from the files that the portal's build leaves in this jar. */
@ApplicationModule(displayName = "Portal")
@NullMarked
package io.clearshare.admin.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
