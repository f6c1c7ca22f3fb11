@NullMarked
package io.clearshare.admin.tracking;

import org.jspecify.annotations.NullMarked;
