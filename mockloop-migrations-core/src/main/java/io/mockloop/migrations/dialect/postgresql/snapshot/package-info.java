/** Internal: the structure of schemas of PostgreSQL, out of its catalog. */
@NullMarked
package io.mockloop.migrations.dialect.postgresql.snapshot;

import org.jspecify.annotations.NullMarked;
