/** Contestants that are nothing but Kafka consumers. */
@NullMarked
package io.clearshare.benchmark.plain;

import org.jspecify.annotations.NullMarked;
