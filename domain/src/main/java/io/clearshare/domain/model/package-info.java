/** Attribution models: how the value of a conversion is divided among the touches of its path. */
@NullMarked
package io.clearshare.domain.model;

import org.jspecify.annotations.NullMarked;
