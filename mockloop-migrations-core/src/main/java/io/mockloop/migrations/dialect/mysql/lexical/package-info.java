/** What MySQL and MariaDB add to the scanner: bodies of routines, and sql_mode. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.mysql.lexical;

import org.jspecify.annotations.NullMarked;
