/** What the stages tell each other. */
@NullMarked
package io.clearshare.job.message;

import org.jspecify.annotations.NullMarked;
