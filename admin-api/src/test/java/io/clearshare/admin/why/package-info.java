@NullMarked
package io.clearshare.admin.why;

import org.jspecify.annotations.NullMarked;
