/** Looks before a run, by what it is going to do, whether the database is fit for it. Internal. */
@NullMarked
package io.mockloop.migrations.engine.precaution;

import org.jspecify.annotations.NullMarked;
