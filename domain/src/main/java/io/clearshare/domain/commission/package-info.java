/** What a commission schedule would pay. */
@NullMarked
package io.clearshare.domain.commission;

import org.jspecify.annotations.NullMarked;
