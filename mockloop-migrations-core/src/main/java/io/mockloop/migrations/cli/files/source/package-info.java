/** Java migrations as source text: their versions, read and changed without a compiler. Internal. */
@NullMarked
package io.mockloop.migrations.cli.files.source;

import org.jspecify.annotations.NullMarked;
