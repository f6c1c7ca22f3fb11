/** Tax: forms that people give, numbers kept encrypted, withholding, and the forms of a year. */
@ApplicationModule(displayName = "Tax")
@NullMarked
package io.clearshare.admin.tax;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
