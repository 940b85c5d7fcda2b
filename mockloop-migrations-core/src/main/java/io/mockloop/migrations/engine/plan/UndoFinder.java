package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.StoredDown;
import io.mockloop.migrations.engine.migration.JavaMigration;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.sql.ScriptSettings;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the undo of a migration: in its file or class if the code has it, else in the database. */
public final class UndoFinder {

    private final ScriptSettings scripts;
    private final Function<HistoryRow, @Nullable String> stored;

    /**
     * Finds undos.
     *
     * @param stored gives what was stored with a row; null if nothing was
     */
    public UndoFinder(ScriptSettings scripts, Function<HistoryRow, @Nullable String> stored) {
        this.scripts = scripts;
        this.stored = stored;
    }

    /**
     * The undo of a migration that the code has.
     *
     * @throws io.mockloop.migrations.exception.ScriptException if its file cannot be run as it stands
     */
    public Undo inCode(VersionedMigration migration) {
        if (migration instanceof SqlMigration sql) {
            return inFile(sql);
        }
        return migration.reversible()
                ? new Undo.Found(new Body.Code((JavaMigration) migration), Source.CLASS, migration.backupRequired())
                : new Undo.None("It is declared to be irreversible.");
    }

    private static Undo inFile(SqlMigration migration) {
        if (migration.isBaseline()) {
            return new Undo.None("A baseline is never undone.");
        }
        SqlScript down = migration.down();
        if (down != null) {
            return new Undo.Found(new Body.Script(down, Section.DOWN), Source.FILE, migration.backupRequired());
        }
        String reason = migration.irreversible();
        return new Undo.None(
                reason == null
                        ? "It has no down part."
                        : "It is declared to be irreversible: %s.".formatted(reason.replaceAll("[.\\s]+$", "")));
    }

    /**
     * The undo of a migration that the code doesn't have.
     *
     * @throws io.mockloop.migrations.exception.HistoryTableException if it isn't what was stored
     * @throws io.mockloop.migrations.exception.ScriptException if it cannot be run as it stands
     */
    public Undo inDatabase(HistoryRow row) {
        String text = stored.apply(row);
        if (text == null) {
            return new Undo.None("The code does not have it, and no way back is stored in the database.");
        }
        StoredDown down = StoredDown.decode(text, row.display());
        SqlScript script = SqlScript.stored(
                row.script() + " (stored)", Section.DOWN, down.statements(), down.transaction(), scripts);
        return new Undo.Found(new Body.Script(script, Section.DOWN), Source.DATABASE, false);
    }
}
