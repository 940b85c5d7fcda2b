package io.mockloop.migrations.sql;

/** How a database's text is taken apart. */
public record LexicalRules() {}
