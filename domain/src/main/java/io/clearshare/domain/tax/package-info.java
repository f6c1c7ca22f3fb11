/** What a payment to somebody means for the tax forms of a programme in the United States. */
@NullMarked
package io.clearshare.domain.tax;

import org.jspecify.annotations.NullMarked;
