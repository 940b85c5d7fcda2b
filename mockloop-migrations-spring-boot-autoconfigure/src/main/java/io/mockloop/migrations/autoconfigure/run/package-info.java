/** When and how an application's start runs its migrations. */
@NullMarked
package io.mockloop.migrations.autoconfigure.run;

import org.jspecify.annotations.NullMarked;
