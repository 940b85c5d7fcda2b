/** What makes changes of a MySQL or MariaDB database unsafe. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.mysql.safety;

import org.jspecify.annotations.NullMarked;
