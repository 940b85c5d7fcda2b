/**
 * Migrations as files in a folder: {@code migrations.lock}, the next file, another version for one, and whether all of
 * it fits together. Needs no database. Internal.
 */
@NullMarked
package io.mockloop.migrations.workspace;

import org.jspecify.annotations.NullMarked;
