/** The books: accounts, transactions and postings, double entry and append-only. */
@ApplicationModule(displayName = "Ledger")
@NullMarked
package io.clearshare.admin.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
