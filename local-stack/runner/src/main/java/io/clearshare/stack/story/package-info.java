/** A seeded programme that plays itself on a running stack, by the same interfaces as everybody else. */
@NullMarked
package io.clearshare.stack.story;

import org.jspecify.annotations.NullMarked;
