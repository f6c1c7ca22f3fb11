/** Processor time and memory of other processes, as the kernel counts them. */
@NullMarked
package io.clearshare.benchmark.meter;

import org.jspecify.annotations.NullMarked;
