/**
 * Checks the books from outside: what Kafka, ClickHouse, Postgres and the chain hold must be the same money. It shares
 * no query and no class with what writes them.
 */
@NullMarked
package io.clearshare.stack.reconcile;

import org.jspecify.annotations.NullMarked;
