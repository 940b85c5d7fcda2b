/** What a test of migrations needs of a database: one to throw away, rows for it, and what it is like. Internal. */
@NullMarked
package io.mockloop.migrations.engine.trial;

import org.jspecify.annotations.NullMarked;
