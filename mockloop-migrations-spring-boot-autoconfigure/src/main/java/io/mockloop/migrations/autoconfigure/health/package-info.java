/** The health contributor {@code migrations}. */
@NullMarked
package io.mockloop.migrations.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
