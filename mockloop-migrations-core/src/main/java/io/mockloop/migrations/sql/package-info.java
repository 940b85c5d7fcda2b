/**
 * SQL as text: scripts, their directives and placeholders, and the statements in them. Knows lexical rules only as data
 * that a dialect hands in. Internal.
 */
@NullMarked
package io.mockloop.migrations.sql;

import org.jspecify.annotations.NullMarked;
