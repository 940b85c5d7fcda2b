/** Tokens to statements: reads a script once, character by character, and holds one statement at a time. Internal. */
@NullMarked
package io.mockloop.migrations.sql.split;

import org.jspecify.annotations.NullMarked;
