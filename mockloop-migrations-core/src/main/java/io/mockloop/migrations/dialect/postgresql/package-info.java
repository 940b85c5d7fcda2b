/** PostgreSQL: all of its SQL and oddities. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
