/** The dataflow from events to exact tables. */
@NullMarked
package io.clearshare.job;

import org.jspecify.annotations.NullMarked;
