/** What anybody can check: which lines a payment pays, that it is on the chain, and that there is enough for what is owed. */
@NullMarked
package io.clearshare.admin.payout.proof;

import org.jspecify.annotations.NullMarked;
