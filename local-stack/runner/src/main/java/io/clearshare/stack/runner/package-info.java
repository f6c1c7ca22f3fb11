/** The whole of Clearshare on one machine: real parts, started in order, supervised, stopped in order. */
@NullMarked
package io.clearshare.stack.runner;

import org.jspecify.annotations.NullMarked;
