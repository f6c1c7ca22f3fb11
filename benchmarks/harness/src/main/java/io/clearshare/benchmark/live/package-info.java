/** The job under a steady load: how soon results can be read, and how soon again after a process was killed. */
@NullMarked
package io.clearshare.benchmark.live;

import org.jspecify.annotations.NullMarked;
