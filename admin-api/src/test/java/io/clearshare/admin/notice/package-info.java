@NullMarked
package io.clearshare.admin.notice;

import org.jspecify.annotations.NullMarked;
