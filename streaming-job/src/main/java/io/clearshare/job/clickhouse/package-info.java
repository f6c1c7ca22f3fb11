/** Rows reach ClickHouse together with the checkpoint that they belong to. */
@NullMarked
package io.clearshare.job.clickhouse;

import org.jspecify.annotations.NullMarked;
