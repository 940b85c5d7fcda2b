/** All that is particular to MariaDB. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.mariadb;

import org.jspecify.annotations.NullMarked;
