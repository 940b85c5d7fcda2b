/** Plain statements on one connection, and their cancellation. Internal. */
@NullMarked
package io.mockloop.migrations.engine.jdbc;

import org.jspecify.annotations.NullMarked;
