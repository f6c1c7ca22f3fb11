@NullMarked
package io.clearshare.admin.tax;

import org.jspecify.annotations.NullMarked;
