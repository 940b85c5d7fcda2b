/** Internal: many rows at once on PostgreSQL. */
@NullMarked
package io.mockloop.migrations.dialect.postgresql.bulk;

import org.jspecify.annotations.NullMarked;
