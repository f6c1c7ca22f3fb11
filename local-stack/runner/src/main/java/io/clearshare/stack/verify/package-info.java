/**
 * The verify kit: facts and claimed results of a running programme in pseudonyms, and their recomputation by the oracle on any
 * machine. Shares no class with the product.
 */
@NullMarked
package io.clearshare.stack.verify;

import org.jspecify.annotations.NullMarked;
