/** A real Kafka broker in a JVM of its own. */
@NullMarked
package io.clearshare.stack.broker;

import org.jspecify.annotations.NullMarked;
