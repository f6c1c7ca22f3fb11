@NullMarked
package io.clearshare.domain.forecast;

import org.jspecify.annotations.NullMarked;
