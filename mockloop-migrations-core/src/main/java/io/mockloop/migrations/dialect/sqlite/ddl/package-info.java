/** Changes of SQLite's tables that its ALTER TABLE doesn't know. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.sqlite.ddl;

import org.jspecify.annotations.NullMarked;
