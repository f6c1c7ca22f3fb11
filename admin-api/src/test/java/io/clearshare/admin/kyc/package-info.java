@NullMarked
package io.clearshare.admin.kyc;

import org.jspecify.annotations.NullMarked;
