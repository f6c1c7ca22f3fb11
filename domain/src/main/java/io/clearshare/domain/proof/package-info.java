/** What proves that a payment pays a line: the line's leaf, and its way up to the root in the payment's memo. */
@NullMarked
package io.clearshare.domain.proof;

import org.jspecify.annotations.NullMarked;
