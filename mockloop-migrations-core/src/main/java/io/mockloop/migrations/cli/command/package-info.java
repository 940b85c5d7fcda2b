/** One class a command. Internal. */
@NullMarked
package io.mockloop.migrations.cli.command;

import org.jspecify.annotations.NullMarked;
