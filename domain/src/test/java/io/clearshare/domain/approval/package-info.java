@NullMarked
package io.clearshare.domain.approval;

import org.jspecify.annotations.NullMarked;
