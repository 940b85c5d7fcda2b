/** What a database plays in the engine: a bundle of the roles that the engine's packages own. Internal. */
@NullMarked
package io.mockloop.migrations.dialect;

import org.jspecify.annotations.NullMarked;
