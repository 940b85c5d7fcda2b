/** PostgreSQL's statements for changes of a schema, and what its catalog adds to these. Internal. */
@NullMarked
package io.mockloop.migrations.dialect.postgresql.ddl;

import org.jspecify.annotations.NullMarked;
