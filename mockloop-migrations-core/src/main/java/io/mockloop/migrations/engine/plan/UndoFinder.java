package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.StoredDown;
import io.mockloop.migrations.engine.migration.JavaMigration;
import io.mockloop.migrations.engine.migration.SchemaMigration;
import io.mockloop.migrations.engine.migration.ScriptMigration;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.ScriptSettings;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the undo of a migration: in its file or class if that is what was applied, else what was stored in the database
 * when it was applied, if there is any.
 */
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
     * The undo of an applied migration.
     *
     * @param code what the code has under its version; null for nothing
     * @throws io.mockloop.migrations.exception.HistoryTableException if it is stored, and isn't what was stored
     * @throws ScriptException if its file cannot be run as it stands, and none is stored
     */
    public Undo of(HistoryRow row, @Nullable VersionedMigration code) {
        if (code == null) {
            return orElse(
                    inDatabase(row, false, null),
                    new Undo.None("The code does not have it, and no way back is stored in the database."));
        }
        Undo undo;
        try {
            undo = inCode(code);
        } catch (ScriptException unreadable) {
            return instead(row, unreadable);
        }
        if (!(code instanceof ScriptMigration) || isOnPurpose(undo, code)) {
            return undo;
        }
        if (Drift.isChanged(row, code)) {
            String changed = code.script() + " is not what was applied: what is run is ";
            return orElse(
                    inDatabase(row, code.backupRequired(), changed + "what was stored in the database then."),
                    undo instanceof Undo.Found found
                            ? found.noting(changed + "its own way back, since none was stored in the database.")
                            : lacking());
        }
        return undo instanceof Undo.Found
                ? undo
                : orElse(
                        inDatabase(
                                row,
                                code.backupRequired(),
                                code.script()
                                        + " has no way back any more: what is run is what was stored in the database"
                                        + " when it was applied."),
                        lacking());
    }

    /** A file that cannot be read isn't needed for what is stored. */
    private Undo instead(HistoryRow row, ScriptException unreadable) {
        Undo stored = inDatabase(
                row, false, unreadable.what() + " What is run is what was stored in the database when it was applied.");
        if (stored == null) {
            throw unreadable;
        }
        return stored;
    }

    private static Undo orElse(Undo.@Nullable Found stored, Undo otherwise) {
        return stored == null ? otherwise : stored;
    }

    private static Undo lacking() {
        return new Undo.None("It has no down part, and none is stored in the database.");
    }

    private static boolean isOnPurpose(Undo undo, VersionedMigration code) {
        return undo instanceof Undo.None && !(code instanceof SqlMigration sql && sql.lacksUndo());
    }

    /**
     * The undo of a migration as the code has it.
     *
     * @throws ScriptException if its file cannot be run as it stands
     */
    public Undo inCode(VersionedMigration migration) {
        if (migration instanceof SqlMigration sql) {
            return inFile(sql);
        }
        if (migration instanceof SchemaMigration changes && changes.down() != null) {
            return new Undo.Found(
                    new Body.Script(changes.down(), Section.DOWN), Source.CLASS, migration.backupRequired(), null);
        }
        return migration.reversible() && migration instanceof JavaMigration code
                ? new Undo.Found(new Body.Code(code), Source.CLASS, migration.backupRequired(), null)
                : new Undo.None("It is declared to be irreversible.");
    }

    private static Undo inFile(SqlMigration migration) {
        if (migration.isBaseline()) {
            return new Undo.None("A baseline is never undone.");
        }
        SqlScript down = migration.down();
        if (down != null) {
            return new Undo.Found(new Body.Script(down, Section.DOWN), Source.FILE, migration.backupRequired(), null);
        }
        String reason = migration.irreversible();
        return new Undo.None(
                reason == null
                        ? "It has no down part."
                        : "It is declared to be irreversible: %s.".formatted(reason.replaceAll("[.\\s]+$", "")));
    }

    private Undo.@Nullable Found inDatabase(HistoryRow row, boolean backupRequired, @Nullable String note) {
        String text = stored.apply(row);
        if (text == null) {
            return null;
        }
        StoredDown down = StoredDown.decode(text, row.display());
        String name = row.script() + " (stored)";
        SqlScript script = row.type() == MigrationType.JAVA
                ? SqlScript.ofChanges(name, Section.DOWN, down.statements(), List.of(), down.transaction(), scripts)
                        .takingBack(down.takenBack())
                : SqlScript.stored(name, Section.DOWN, down.statements(), down.transaction(), scripts);
        return new Undo.Found(new Body.Script(script, Section.DOWN), Source.DATABASE, backupRequired, note);
    }
}
