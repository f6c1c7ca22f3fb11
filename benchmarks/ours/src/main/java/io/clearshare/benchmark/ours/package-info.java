/** The contestant this project is about: its own streaming job, as it is deployed. */
@NullMarked
package io.clearshare.benchmark.ours;

import org.jspecify.annotations.NullMarked;
