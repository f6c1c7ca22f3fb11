@NullMarked
package io.clearshare.admin.payout.solana;

import org.jspecify.annotations.NullMarked;
