package io.mockloop.migrations.autoconfigure.diagnostics;

import io.mockloop.migrations.exception.MigrationException;

/** Two libraries would run the same migrations on the same database. */
public final class CompetingMigrationsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    CompetingMigrationsException(String other, String otherProperties, String location) {
        super(
                "COMPETING_MIGRATIONS",
                "Both %s and MockLoop Migrations would run the migrations in %s on the same database. Nothing was run."
                        .formatted(other, location),
                "Leave them to one of the two: set %s.enabled=false or remove %s from the dependencies, or set mockloop.migrations.enabled=false. Where each has migrations of its own, give MockLoop Migrations another folder by mockloop.migrations.locations."
                        .formatted(otherProperties, other),
                null);
    }
}
