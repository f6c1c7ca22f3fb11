@NullMarked
package io.clearshare.admin.access;

import org.jspecify.annotations.NullMarked;
