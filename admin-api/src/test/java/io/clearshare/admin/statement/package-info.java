@NullMarked
package io.clearshare.admin.statement;

import org.jspecify.annotations.NullMarked;
