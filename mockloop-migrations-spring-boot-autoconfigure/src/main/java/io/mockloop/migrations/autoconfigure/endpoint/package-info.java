/** The actuator endpoint {@code migrations}. */
@NullMarked
package io.mockloop.migrations.autoconfigure.endpoint;

import org.jspecify.annotations.NullMarked;
