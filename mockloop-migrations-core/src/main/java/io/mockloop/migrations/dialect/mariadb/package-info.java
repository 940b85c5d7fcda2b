/** MariaDB: all of its SQL and oddities. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.mariadb;

import org.jspecify.annotations.NullMarked;
