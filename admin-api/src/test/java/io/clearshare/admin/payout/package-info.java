@NullMarked
package io.clearshare.admin.payout;

import org.jspecify.annotations.NullMarked;
