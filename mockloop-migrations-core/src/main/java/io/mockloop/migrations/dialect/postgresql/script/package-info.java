/** Internal: the structure of schemas of PostgreSQL, written as SQL. */
@NullMarked
package io.mockloop.migrations.dialect.postgresql.script;

import org.jspecify.annotations.NullMarked;
