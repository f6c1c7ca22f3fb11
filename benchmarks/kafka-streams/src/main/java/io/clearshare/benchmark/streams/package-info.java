/** Contestant: the common subset in Kafka Streams. */
@NullMarked
package io.clearshare.benchmark.streams;

import org.jspecify.annotations.NullMarked;
