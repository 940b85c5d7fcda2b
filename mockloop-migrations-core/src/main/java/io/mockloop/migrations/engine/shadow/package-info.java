/** Internal: the schema compared with what the applied migrations make on a database that is thrown away. */
@NullMarked
package io.mockloop.migrations.engine.shadow;

import org.jspecify.annotations.NullMarked;
