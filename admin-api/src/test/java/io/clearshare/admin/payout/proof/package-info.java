@NullMarked
package io.clearshare.admin.payout.proof;

import org.jspecify.annotations.NullMarked;
