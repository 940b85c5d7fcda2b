/** What makes changes of an SQLite database unsafe. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.sqlite.safety;

import org.jspecify.annotations.NullMarked;
