/** The OpenAPI document, exact enough that clients are generated from it. */
@ApplicationModule(displayName = "OpenAPI document")
@NullMarked
package io.clearshare.admin.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
