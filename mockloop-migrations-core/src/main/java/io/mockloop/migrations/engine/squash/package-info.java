/** Internal: the first migrations of a set as one baseline file, proven on databases that are thrown away. */
@NullMarked
package io.mockloop.migrations.engine.squash;

import org.jspecify.annotations.NullMarked;
