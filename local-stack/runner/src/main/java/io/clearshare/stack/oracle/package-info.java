/**
 * A slow, single-threaded reading of the published semantics, written from the text alone. It computes every result
 * table from the events as they were sent and shares no class with the product, so that agreement means something.
 */
@NullMarked
package io.clearshare.stack.oracle;

import org.jspecify.annotations.NullMarked;
