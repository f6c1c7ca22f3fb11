@NullMarked
package io.clearshare.admin.payout.price;

import org.jspecify.annotations.NullMarked;
