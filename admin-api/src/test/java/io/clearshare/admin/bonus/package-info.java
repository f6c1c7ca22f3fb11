@NullMarked
package io.clearshare.admin.bonus;

import org.jspecify.annotations.NullMarked;
