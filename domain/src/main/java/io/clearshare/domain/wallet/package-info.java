/** Which addresses somebody can be paid at, and how one may be exchanged for another. */
@NullMarked
package io.clearshare.domain.wallet;

import org.jspecify.annotations.NullMarked;
