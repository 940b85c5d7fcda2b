package io.mockloop.migrations.autoconfigure.diagnostics;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.exception.MigrationException;

/** Two libraries would run the same migrations on the same database. */
public final class CompetingMigrationsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    CompetingMigrationsException(String other, String otherProperties, String location) {
        super(
                "COMPETING_MIGRATIONS",
                "Both %s and MockLoop Migrations would run the migrations in %s on the same database."
                        .formatted(other, location),
                Message.of(
                        "Leave them to one of the two: set %s.enabled=false or remove %s from the dependencies, or set %s. Where each has migrations of its own, give MockLoop Migrations another folder by %s.",
                        otherProperties, other, new SetProperty("enabled", "false"), new SetProperty("locations")));
    }
}
