/** What is likely to come, with an interval that says how sure. */
@NullMarked
package io.clearshare.domain.forecast;

import org.jspecify.annotations.NullMarked;
