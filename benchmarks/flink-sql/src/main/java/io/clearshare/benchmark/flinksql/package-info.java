/** Contestant: the common subset as a Flink SQL user would write it. */
@NullMarked
package io.clearshare.benchmark.flinksql;

import org.jspecify.annotations.NullMarked;
