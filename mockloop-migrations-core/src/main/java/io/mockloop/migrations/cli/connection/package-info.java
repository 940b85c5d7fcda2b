/** The executable jar's way to a database: URLs, drivers, configuration files. Internal. */
@NullMarked
package io.mockloop.migrations.cli.connection;

import org.jspecify.annotations.NullMarked;
