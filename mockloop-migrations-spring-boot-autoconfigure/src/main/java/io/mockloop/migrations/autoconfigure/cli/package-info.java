/** The command line in an application: {@code java -jar app.jar db COMMAND …}. */
@NullMarked
package io.mockloop.migrations.autoconfigure.cli;

import org.jspecify.annotations.NullMarked;
