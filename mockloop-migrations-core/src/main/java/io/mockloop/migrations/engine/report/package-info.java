/** Tells what is: the state, one migration, what is wrong, what could be repaired. Internal. */
@NullMarked
package io.mockloop.migrations.engine.report;

import org.jspecify.annotations.NullMarked;
