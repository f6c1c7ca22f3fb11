@NullMarked
package io.clearshare.admin.audit;

import org.jspecify.annotations.NullMarked;
