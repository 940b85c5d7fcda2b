package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Version;
import java.util.List;

/** A migration cannot be undone. */
public final class IrreversibleMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private IrreversibleMigrationException(String code, String what, Message advice) {
        super(code, what, advice);
    }

    /**
     * Migrations that would have to be undone and cannot be.
     *
     * @param migrations each with why it cannot
     * @param highest the highest version of them
     */
    public static IrreversibleMigrationException irreversible(List<String> migrations, Version highest) {
        return new IrreversibleMigrationException(
                "IRREVERSIBLE",
                "There is no way back from %s.".formatted(String.join("; ", migrations)),
                Message.of(
                        "Go back no further than to %s, use a release that has its down part, or write a new migration that"
                                + " undoes it.",
                        highest));
    }

    /** Pending migrations without an undo, though each must have one. */
    public static IrreversibleMigrationException required(List<String> migrations) {
        return new IrreversibleMigrationException(
                "DOWN_REQUIRED",
                (migrations.size() == 1 ? "A migration has no way back: %s." : "Migrations have no way back: %s.")
                        .formatted(String.join(", ", migrations)),
                Message.of(
                        "Write %s down part, or set %s.",
                        migrations.size() == 1 ? "its" : "their", new SetProperty("require-down", "false")));
    }
}
