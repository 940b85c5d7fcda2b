/**
 * Text to statements: one scanner for all databases, driven by {@link io.mockloop.migrations.sql.lexer.LexicalRules} as
 * data. It reads a script once, character by character, and holds one statement at a time. Internal.
 */
@NullMarked
package io.mockloop.migrations.sql.lexer;

import org.jspecify.annotations.NullMarked;
