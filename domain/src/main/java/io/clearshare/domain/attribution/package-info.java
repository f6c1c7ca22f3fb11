/** What one person is worth to whom: conversions, credits and earning lines. */
@NullMarked
package io.clearshare.domain.attribution;

import org.jspecify.annotations.NullMarked;
