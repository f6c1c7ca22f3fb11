/** What a signer agrees to sign: one transfer of a payout from one treasury, within its own caps. */
@NullMarked
package io.clearshare.domain.signing;

import org.jspecify.annotations.NullMarked;
