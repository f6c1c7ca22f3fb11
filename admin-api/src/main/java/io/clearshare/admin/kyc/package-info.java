/** Who influencers are: checks by providers or by our own reviewers, and what may be paid because of them. */
@ApplicationModule(displayName = "KYC")
@NullMarked
package io.clearshare.admin.kyc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
