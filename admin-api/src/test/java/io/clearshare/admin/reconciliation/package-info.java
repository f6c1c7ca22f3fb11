@NullMarked
package io.clearshare.admin.reconciliation;

import org.jspecify.annotations.NullMarked;
