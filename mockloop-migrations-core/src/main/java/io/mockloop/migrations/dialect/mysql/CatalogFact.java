package io.mockloop.migrations.dialect.mysql;

/**
 * Something that the catalog shows once a statement is completed.
 *
 * @param subject what it is about, so that two actions on one subject are seen to blur each other
 * @param query has a row if it is there
 * @param after whether it is there once the statement is completed
 * @param certain whether it cannot have been so before, since the statement would have failed; else only that it is not
 *     so tells anything
 */
record CatalogFact(String subject, String query, boolean after, boolean certain) {}
