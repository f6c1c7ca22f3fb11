/** The chain of audit records: how a record is hashed and how a chain is verified. */
@NullMarked
package io.clearshare.domain.audit;

import org.jspecify.annotations.NullMarked;
