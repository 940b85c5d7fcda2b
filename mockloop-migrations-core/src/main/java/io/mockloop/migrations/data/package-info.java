/** Rows of tables as values, for migrations that change many. */
@NullMarked
package io.mockloop.migrations.data;

import org.jspecify.annotations.NullMarked;
