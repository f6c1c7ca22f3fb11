@NullMarked
package io.clearshare.admin.sanctions;

import org.jspecify.annotations.NullMarked;
