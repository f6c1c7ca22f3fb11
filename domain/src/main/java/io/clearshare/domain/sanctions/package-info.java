/** Lists of addresses that nobody may pay, and how old they may be. */
@NullMarked
package io.clearshare.domain.sanctions;

import org.jspecify.annotations.NullMarked;
