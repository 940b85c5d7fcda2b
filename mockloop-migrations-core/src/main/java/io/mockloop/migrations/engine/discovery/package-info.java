/** Finds migrations: SQL files in locations, Java classes as given objects and in packages. Internal. */
@NullMarked
package io.mockloop.migrations.engine.discovery;

import org.jspecify.annotations.NullMarked;
