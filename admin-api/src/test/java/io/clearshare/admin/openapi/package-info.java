@NullMarked
package io.clearshare.admin.openapi;

import org.jspecify.annotations.NullMarked;
