/** Rows of the ClickHouse tables, in RowBinary. */
@NullMarked
package io.clearshare.job.row;

import org.jspecify.annotations.NullMarked;
