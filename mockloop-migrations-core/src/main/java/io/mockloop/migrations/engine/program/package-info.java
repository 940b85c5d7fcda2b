/** What a run does, in order: instructions, made in one place and read by all that run them or show them. Internal. */
@NullMarked
package io.mockloop.migrations.engine.program;

import org.jspecify.annotations.NullMarked;
