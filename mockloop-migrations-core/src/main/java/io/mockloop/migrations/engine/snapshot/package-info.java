/** Internal: the structure of a schema as a value, how it is read, written down, and compared with another. */
@NullMarked
package io.mockloop.migrations.engine.snapshot;

import org.jspecify.annotations.NullMarked;
