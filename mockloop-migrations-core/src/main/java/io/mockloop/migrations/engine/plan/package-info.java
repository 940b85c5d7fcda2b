/** Holds the code's migrations against the history, and decides what is to be run. Internal. */
@NullMarked
package io.mockloop.migrations.engine.plan;

import org.jspecify.annotations.NullMarked;
