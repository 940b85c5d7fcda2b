/** All that is particular to MySQL. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.mysql;

import org.jspecify.annotations.NullMarked;
