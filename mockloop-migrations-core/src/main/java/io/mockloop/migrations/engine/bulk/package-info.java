/** Internal: many rows written at once. What a database does differently is the role {@code BulkRules}. */
@NullMarked
package io.mockloop.migrations.engine.bulk;

import org.jspecify.annotations.NullMarked;
