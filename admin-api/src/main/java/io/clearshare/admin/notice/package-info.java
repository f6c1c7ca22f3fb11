/** What people are told about their money, by mail and in the portal. */
@ApplicationModule(displayName = "Notices")
@NullMarked
package io.clearshare.admin.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
