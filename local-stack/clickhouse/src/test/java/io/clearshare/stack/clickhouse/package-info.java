@NullMarked
package io.clearshare.stack.clickhouse;

import org.jspecify.annotations.NullMarked;
