/** Tests of migrations: up, down and up again on a database that is thrown away. */
@NullMarked
package io.mockloop.migrations.testing;

import org.jspecify.annotations.NullMarked;
