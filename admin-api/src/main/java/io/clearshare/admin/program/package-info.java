/** People, terms and decisions of the programme, published as versioned entries. */
@ApplicationModule(displayName = "Programme")
@NullMarked
package io.clearshare.admin.program;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
