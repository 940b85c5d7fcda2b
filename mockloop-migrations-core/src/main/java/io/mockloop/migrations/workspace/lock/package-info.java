/** The file {@code migrations.lock}, and changes of files that are made together with it or not at all. Internal. */
@NullMarked
package io.mockloop.migrations.workspace.lock;

import org.jspecify.annotations.NullMarked;
