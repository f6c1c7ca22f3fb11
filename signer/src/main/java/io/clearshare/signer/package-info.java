/** A process of its own that holds the key of payouts, signs nothing but payouts, and keeps its own caps. */
@NullMarked
package io.clearshare.signer;

import org.jspecify.annotations.NullMarked;
