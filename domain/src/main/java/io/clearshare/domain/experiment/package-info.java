/** Outcomes of one user in the experiments that it was exposed to. */
@NullMarked
package io.clearshare.domain.experiment;

import org.jspecify.annotations.NullMarked;
