/** Payouts through the books, the signer and the chain, beside the chain alone; postings beside plain inserts. */
@NullMarked
package io.clearshare.benchmark.payouts;

import org.jspecify.annotations.NullMarked;
