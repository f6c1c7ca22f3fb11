@NullMarked
package io.clearshare.admin.commission;

import org.jspecify.annotations.NullMarked;
