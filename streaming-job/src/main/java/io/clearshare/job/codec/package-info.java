/** How values are written into state and between stages, each with its version. */
@NullMarked
package io.clearshare.job.codec;

import org.jspecify.annotations.NullMarked;
