@NullMarked
package io.clearshare.domain.commission;

import org.jspecify.annotations.NullMarked;
