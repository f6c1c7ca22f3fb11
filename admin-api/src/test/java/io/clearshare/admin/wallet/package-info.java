@NullMarked
package io.clearshare.admin.wallet;

import org.jspecify.annotations.NullMarked;
