/** Internal: the structure of MySQL's and MariaDB's schemas, out of their catalogs. */
@NullMarked
package io.mockloop.migrations.dialect.mysql.snapshot;

import org.jspecify.annotations.NullMarked;
