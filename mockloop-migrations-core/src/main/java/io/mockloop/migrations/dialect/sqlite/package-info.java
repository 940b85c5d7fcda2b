/** SQLite: all of its SQL and oddities. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
