/** What the reconciler, a program of its own, found when it compared books, chain and earnings. */
@ApplicationModule(displayName = "Reconciliation")
@NullMarked
package io.clearshare.admin.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
