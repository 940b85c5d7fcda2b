/** Internal: many rows at once on MySQL and MariaDB. */
@NullMarked
package io.mockloop.migrations.dialect.mysql.bulk;

import org.jspecify.annotations.NullMarked;
