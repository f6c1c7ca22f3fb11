/** Strict JSON over bytes: a scanner for the hot path, a small tree for configuration, and a writer. */
@NullMarked
package io.clearshare.domain.json;

import org.jspecify.annotations.NullMarked;
