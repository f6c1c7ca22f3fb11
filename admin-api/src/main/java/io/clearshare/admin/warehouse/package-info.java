/** Questions to ClickHouse. */
@ApplicationModule(displayName = "Warehouse", type = ApplicationModule.Type.OPEN)
@NullMarked
package io.clearshare.admin.warehouse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
