/** The manager's calls, each a few lines over the parts. Internal. */
@NullMarked
package io.mockloop.migrations.engine;

import org.jspecify.annotations.NullMarked;
