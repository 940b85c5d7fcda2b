/** Takes over what another library's history says is applied, without running anything. Internal. */
@NullMarked
package io.mockloop.migrations.engine.adopt;

import org.jspecify.annotations.NullMarked;
