/** Reads the program of a step: in one transaction or with a journal, and tells where it failed. Internal. */
@NullMarked
package io.mockloop.migrations.engine.step;

import org.jspecify.annotations.NullMarked;
