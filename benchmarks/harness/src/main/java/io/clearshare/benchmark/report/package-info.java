/** Tables and plots of the results. */
@NullMarked
package io.clearshare.benchmark.report;

import org.jspecify.annotations.NullMarked;
