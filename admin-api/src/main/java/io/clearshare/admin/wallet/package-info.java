/** Which address an influencer is paid at, and how it is exchanged for another one. */
@ApplicationModule(displayName = "Wallet")
@NullMarked
package io.clearshare.admin.wallet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
