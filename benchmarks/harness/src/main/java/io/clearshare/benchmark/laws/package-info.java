/** How the job's cost grows when one thing about the workload grows, and whether that keeps the laws it has to. */
@NullMarked
package io.clearshare.benchmark.laws;

import org.jspecify.annotations.NullMarked;
