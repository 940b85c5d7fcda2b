/** Replaces {@code ${name}} in statements and their data. Internal. */
@NullMarked
package io.mockloop.migrations.sql.placeholder;

import org.jspecify.annotations.NullMarked;
