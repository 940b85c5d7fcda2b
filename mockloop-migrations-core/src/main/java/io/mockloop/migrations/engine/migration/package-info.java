/** The sealed model of what was found: migrations, callbacks, their files. Internal. */
@NullMarked
package io.mockloop.migrations.engine.migration;

import org.jspecify.annotations.NullMarked;
