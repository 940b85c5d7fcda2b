/** Which database is migrated, and as whom. */
@NullMarked
package io.mockloop.migrations.autoconfigure.connection;

import org.jspecify.annotations.NullMarked;
