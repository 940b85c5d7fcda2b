/** Tells what is wrong with a start, and what to do. */
@NullMarked
package io.mockloop.migrations.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
