/** Where a link came from: platform, channel and UTM in canonical names. */
@NullMarked
package io.clearshare.domain.link;

import org.jspecify.annotations.NullMarked;
