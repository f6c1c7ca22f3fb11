/** The price of SOL from outside: sources, and the guard between them and the payouts. */
@NullMarked
package io.clearshare.admin.payout.price;

import org.jspecify.annotations.NullMarked;
