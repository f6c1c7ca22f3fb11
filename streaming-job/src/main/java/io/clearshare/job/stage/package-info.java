/** The stages that keep facts and ask the domain what follows from them. */
@NullMarked
package io.clearshare.job.stage;

import org.jspecify.annotations.NullMarked;
