/** MySQL's and MariaDB's statements for changes of a schema, and what their catalogs add to these. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.mysql.ddl;

import org.jspecify.annotations.NullMarked;
