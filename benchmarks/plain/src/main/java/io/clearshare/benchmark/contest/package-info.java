/** What every contestant shares: where it runs, how it tells the harness how far it is, how it hands over its result. */
@NullMarked
package io.clearshare.benchmark.contest;

import org.jspecify.annotations.NullMarked;
