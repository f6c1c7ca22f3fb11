/** What the stages remember, by key. */
@NullMarked
package io.clearshare.job.state;

import org.jspecify.annotations.NullMarked;
