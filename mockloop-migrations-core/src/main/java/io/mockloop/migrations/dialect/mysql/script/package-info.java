/** Internal: the structure of schemas of MySQL and MariaDB, written as SQL. */
@NullMarked
package io.mockloop.migrations.dialect.mysql.script;

import org.jspecify.annotations.NullMarked;
