/** What was left half-done, and how to get on from there. Internal. */
@NullMarked
package io.mockloop.migrations.engine.recovery;

import org.jspecify.annotations.NullMarked;
