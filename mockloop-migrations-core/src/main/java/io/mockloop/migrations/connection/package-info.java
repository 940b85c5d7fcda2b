/** How a database is named, and what its sessions need, in an application and without one. Internal. */
@NullMarked
package io.mockloop.migrations.connection;

import org.jspecify.annotations.NullMarked;
