@NullMarked
package io.clearshare.admin.ledger;

import org.jspecify.annotations.NullMarked;
