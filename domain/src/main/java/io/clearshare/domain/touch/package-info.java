/** What one visitor did: touches, verdicts, owners and exposures. */
@NullMarked
package io.clearshare.domain.touch;

import org.jspecify.annotations.NullMarked;
