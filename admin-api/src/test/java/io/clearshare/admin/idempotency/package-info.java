@NullMarked
package io.clearshare.admin.idempotency;

import org.jspecify.annotations.NullMarked;
