/** Runs the steps of a plan, each in one transaction or with a journal. Internal. */
@NullMarked
package io.mockloop.migrations.engine.execution;

import org.jspecify.annotations.NullMarked;
