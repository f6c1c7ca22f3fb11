/** Amounts in micro-units and their division without loss. */
@NullMarked
package io.clearshare.domain.money;

import org.jspecify.annotations.NullMarked;
