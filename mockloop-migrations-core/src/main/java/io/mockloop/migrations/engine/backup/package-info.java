/** Backups and their restore: the role of a database in them, its tools, the files. Internal. */
@NullMarked
package io.mockloop.migrations.engine.backup;

import org.jspecify.annotations.NullMarked;
