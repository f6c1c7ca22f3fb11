/** Files that people download: pages as PDF and tables as CSV. */
@ApplicationModule(displayName = "Documents")
@NullMarked
package io.clearshare.admin.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
