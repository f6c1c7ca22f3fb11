@NullMarked
package io.clearshare.domain.audit;

import org.jspecify.annotations.NullMarked;
