/** Payouts: what is paid, who approves it, and the proof on the chain that it was paid exactly once. */
@ApplicationModule(displayName = "Payouts")
@NullMarked
package io.clearshare.admin.payout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
