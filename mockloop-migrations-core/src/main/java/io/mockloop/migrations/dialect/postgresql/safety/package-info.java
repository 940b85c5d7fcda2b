/** What makes changes of a PostgreSQL database unsafe. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.postgresql.safety;

import org.jspecify.annotations.NullMarked;
