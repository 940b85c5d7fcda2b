/** Looks at a database before something is done to it: problems, and what there was no time for. Internal. */
@NullMarked
package io.mockloop.migrations.engine.safety;

import org.jspecify.annotations.NullMarked;
