/** The command line {@code mockloop db …}, as executable jar and within an application. Internal. */
@NullMarked
package io.mockloop.migrations.cli;

import org.jspecify.annotations.NullMarked;
