/** The two history tables: what is applied, and the log of all that was done. Internal. */
@NullMarked
package io.mockloop.migrations.engine.history;

import org.jspecify.annotations.NullMarked;
