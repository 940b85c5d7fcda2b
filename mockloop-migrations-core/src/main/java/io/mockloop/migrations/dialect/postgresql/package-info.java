/** All that is particular to PostgreSQL. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
