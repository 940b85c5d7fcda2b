/** What a native image needs to know of migrations. */
@NullMarked
package io.mockloop.migrations.autoconfigure.aot;

import org.jspecify.annotations.NullMarked;
