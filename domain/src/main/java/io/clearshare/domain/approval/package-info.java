/** Whose consent a payout needs, who may give it, and what about it looks wrong. */
@NullMarked
package io.clearshare.domain.approval;

import org.jspecify.annotations.NullMarked;
