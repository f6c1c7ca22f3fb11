/** The price of SOL: how it is read, and when it may be paid by. */
@NullMarked
package io.clearshare.domain.price;

import org.jspecify.annotations.NullMarked;
