/** The event contract: what producers send, how it is read strictly, and how it is written. */
@NullMarked
package io.clearshare.domain.event;

import org.jspecify.annotations.NullMarked;
