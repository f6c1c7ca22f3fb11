@NullMarked
package io.clearshare.domain.tax;

import org.jspecify.annotations.NullMarked;
