package io.mockloop.migrations.engine.trial;

/**
 * A sequence, or what gives a column its numbers.
 *
 * @param name the sequence's, or that of the column's table
 * @param isOfColumn whether it moves as rows are added to a table, so that one that is further is as it should be
 * @param position the last number that was given, or the next one to be: the same of the two on each database
 */
public record Counter(String name, boolean isOfColumn, long position) {}
