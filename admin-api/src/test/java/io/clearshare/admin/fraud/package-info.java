@NullMarked
package io.clearshare.admin.fraud;

import org.jspecify.annotations.NullMarked;
