/** Meters and observations of migrations. */
@NullMarked
package io.mockloop.migrations.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
