/**
 * The migrations that were found as a graph of their dependencies: duplicates, order, missing ones, cycles. Internal.
 */
@NullMarked
package io.mockloop.migrations.engine.graph;

import org.jspecify.annotations.NullMarked;
