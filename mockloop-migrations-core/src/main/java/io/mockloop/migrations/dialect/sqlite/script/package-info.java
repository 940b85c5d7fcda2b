/** Internal: the structure of schemas of SQLite, written as SQL. */
@NullMarked
package io.mockloop.migrations.dialect.sqlite.script;

import org.jspecify.annotations.NullMarked;
