/**
 * What the executable jar alone has: its main class, drivers, and configuration files. No application carries it.
 * Internal.
 */
@NullMarked
package io.mockloop.migrations.cli.jar;

import org.jspecify.annotations.NullMarked;
