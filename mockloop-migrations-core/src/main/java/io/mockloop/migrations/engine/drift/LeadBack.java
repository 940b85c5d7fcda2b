package io.mockloop.migrations.engine.drift;

import io.mockloop.migrations.engine.snapshot.SchemaFixer;

/**
 * How a database's schema is led back.
 *
 * @param database product and version
 * @param fixer leads back
 */
public record LeadBack(String database, SchemaFixer fixer) {}
