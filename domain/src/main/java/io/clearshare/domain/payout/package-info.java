/** What is certain about a signed payment, by what the nodes of a chain say. */
@NullMarked
package io.clearshare.domain.payout;

import org.jspecify.annotations.NullMarked;
