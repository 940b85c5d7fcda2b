package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Version;

/** A migration cannot be undone while others that depend on it are applied. */
public final class DependentMigrationsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Names them.
     *
     * @param dependents version and script of each that depends on it
     */
    public DependentMigrationsException(Version version, String dependents) {
        super(
                "HAS_DEPENDENTS",
                "Migration %s cannot be undone: others that depend on it stay applied: %s."
                        .formatted(version, dependents),
                Message.of("Undo those first, or roll back to a version below all of them."));
    }
}
