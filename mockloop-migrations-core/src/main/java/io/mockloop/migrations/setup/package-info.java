/** Puts the parts together: the one place that knows all of them. */
@NullMarked
package io.mockloop.migrations.setup;

import org.jspecify.annotations.NullMarked;
