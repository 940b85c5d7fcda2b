package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import java.util.List;

/** A migration cannot be undone. */
public final class IrreversibleMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private IrreversibleMigrationException(String code, String what, Message advice) {
        super(code, what, advice);
    }

    /** Migrations that would have to be undone and cannot be. */
    public static IrreversibleMigrationException irreversible(List<String> migrations) {
        return new IrreversibleMigrationException(
                "IRREVERSIBLE",
                "There is no way back from %s: the code has no down part for it, and none is stored in the database."
                        .formatted(String.join(", ", migrations)),
                Message.of(
                        "Choose a target above it, use a release that has its down part, or write a new migration that undoes it."));
    }

    /** Pending migrations without an undo, though each must have one. */
    public static IrreversibleMigrationException required(List<String> migrations) {
        return new IrreversibleMigrationException(
                "DOWN_REQUIRED",
                "Migrations have no way back: %s.".formatted(String.join(", ", migrations)),
                Message.of("Write their down part, or set %s.", new SetProperty("require-down", "false")));
    }
}
