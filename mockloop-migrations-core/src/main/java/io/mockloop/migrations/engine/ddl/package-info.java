/** Internal: changes of a schema as statements. What a database says differently is the role {@code DdlRules}. */
@NullMarked
package io.mockloop.migrations.engine.ddl;

import org.jspecify.annotations.NullMarked;
