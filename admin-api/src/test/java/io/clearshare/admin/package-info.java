@NullMarked
package io.clearshare.admin;

import org.jspecify.annotations.NullMarked;
