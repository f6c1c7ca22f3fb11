/** Which requests come from machines that nobody is behind. */
@NullMarked
package io.clearshare.domain.tracking;

import org.jspecify.annotations.NullMarked;
