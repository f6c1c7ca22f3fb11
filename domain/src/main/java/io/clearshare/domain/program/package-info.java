/** The programme: influencers, schedules, rules and decisions, each effective from a time. */
@NullMarked
package io.clearshare.domain.program;

import org.jspecify.annotations.NullMarked;
