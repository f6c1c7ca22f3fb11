@NullMarked
package io.clearshare.domain.proof;

import org.jspecify.annotations.NullMarked;
