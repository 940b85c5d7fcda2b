/** MySQL: all of its SQL and oddities. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.mysql;

import org.jspecify.annotations.NullMarked;
