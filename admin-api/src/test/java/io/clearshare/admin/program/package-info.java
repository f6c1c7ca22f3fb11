@NullMarked
package io.clearshare.admin.program;

import org.jspecify.annotations.NullMarked;
