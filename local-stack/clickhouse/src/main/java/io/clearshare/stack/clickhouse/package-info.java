/** The ClickHouse engine in its own process, behind the HTTP interface that ClickHouse clients speak. */
@NullMarked
package io.clearshare.stack.clickhouse;

import org.jspecify.annotations.NullMarked;
