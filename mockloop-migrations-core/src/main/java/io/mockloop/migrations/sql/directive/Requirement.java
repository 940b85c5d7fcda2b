package io.mockloop.migrations.sql.directive;

/**
 * A {@code -- require:} directive: a query that must return true or a row before its migration runs.
 *
 * @param query the query
 * @param message what to say if it doesn't
 * @param line where it stands, from 1
 */
public record Requirement(String query, String message, int line) {}
