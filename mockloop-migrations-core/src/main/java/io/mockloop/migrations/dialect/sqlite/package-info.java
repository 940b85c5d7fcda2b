/** All that is particular to SQLite. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
