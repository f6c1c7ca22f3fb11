/** What has to come out, computed visitor by visitor, and whether it did. */
@NullMarked
package io.clearshare.benchmark.expect;

import org.jspecify.annotations.NullMarked;
