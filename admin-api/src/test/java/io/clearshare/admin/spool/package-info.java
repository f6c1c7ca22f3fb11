@NullMarked
package io.clearshare.admin.spool;

import org.jspecify.annotations.NullMarked;
