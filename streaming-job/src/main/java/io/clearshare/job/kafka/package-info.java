/** Records in from Kafka, dead letters out to it. */
@NullMarked
package io.clearshare.job.kafka;

import org.jspecify.annotations.NullMarked;
