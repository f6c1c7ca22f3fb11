/** Every decision of the programme as pure Java: no clock, no I/O, no framework. */
@NullMarked
package io.clearshare.domain;

import org.jspecify.annotations.NullMarked;
