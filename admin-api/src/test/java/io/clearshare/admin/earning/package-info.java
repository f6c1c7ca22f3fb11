@NullMarked
package io.clearshare.admin.earning;

import org.jspecify.annotations.NullMarked;
