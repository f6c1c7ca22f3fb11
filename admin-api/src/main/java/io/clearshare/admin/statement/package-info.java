/** What influencers read about their money over time: monthly statements and the forecast of the month. */
@ApplicationModule(displayName = "Statements")
@NullMarked
package io.clearshare.admin.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
