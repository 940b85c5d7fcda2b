/**
 * Text to tokens: one scanner for all databases, driven by {@link io.mockloop.migrations.sql.token.LexicalRules} as
 * data, with what only one database has handed in by its dialect. Internal.
 */
@NullMarked
package io.mockloop.migrations.sql.token;

import org.jspecify.annotations.NullMarked;
