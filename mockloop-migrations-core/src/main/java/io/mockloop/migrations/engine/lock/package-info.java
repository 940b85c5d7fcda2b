/** One migrating process per history table. Internal. */
@NullMarked
package io.mockloop.migrations.engine.lock;

import org.jspecify.annotations.NullMarked;
