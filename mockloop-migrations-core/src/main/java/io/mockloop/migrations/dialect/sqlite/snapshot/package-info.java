/** Internal: the structure of schemas of SQLite, out of its catalog. */
@NullMarked
package io.mockloop.migrations.dialect.sqlite.snapshot;

import org.jspecify.annotations.NullMarked;
