/** Starts the parts, runs the contestants one after the other, and takes down what they did. */
@NullMarked
package io.clearshare.benchmark.run;

import org.jspecify.annotations.NullMarked;
