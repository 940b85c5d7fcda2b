/** The choices a user has in how migrations are planned and run. */
@NullMarked
package io.mockloop.migrations.settings;

import org.jspecify.annotations.NullMarked;
