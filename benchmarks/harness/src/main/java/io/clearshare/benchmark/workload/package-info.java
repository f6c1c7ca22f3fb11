/** The seeded workload: visitors' stories, the order in which they arrive, their records. */
@NullMarked
package io.clearshare.benchmark.workload;

import org.jspecify.annotations.NullMarked;
