/** Looks from another connection, beside what a run is at, who waits for whom. Internal. */
@NullMarked
package io.mockloop.migrations.engine.watch;

import org.jspecify.annotations.NullMarked;
