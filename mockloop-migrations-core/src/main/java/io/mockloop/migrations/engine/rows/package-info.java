/** Goes through rows: in ranges of a key, with what is kept beside the history. Internal. */
@NullMarked
package io.mockloop.migrations.engine.rows;

import org.jspecify.annotations.NullMarked;
