@NullMarked
package io.clearshare.admin.identity;

import org.jspecify.annotations.NullMarked;
