/** Backups of MySQL and MariaDB, by their own programs. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.mysql.backup;

import org.jspecify.annotations.NullMarked;
