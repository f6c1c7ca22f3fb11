/** The real parts that the integration tests run against. */
@NullMarked
package io.clearshare.admin.parts;

import org.jspecify.annotations.NullMarked;
