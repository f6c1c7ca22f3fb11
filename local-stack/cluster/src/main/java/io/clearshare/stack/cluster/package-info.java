/** What the local stack adds to a Flink cluster: a TaskManager that stands by. */
@NullMarked
package io.clearshare.stack.cluster;

import org.jspecify.annotations.NullMarked;
