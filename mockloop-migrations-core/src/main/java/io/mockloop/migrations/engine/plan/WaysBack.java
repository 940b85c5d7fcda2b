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

/** Finds the way back of a migration: in its file or class, where the code has it, else in the database. */
public final class WaysBack {

    private final ScriptSettings scripts;
    private final Function<HistoryRow, @Nullable String> stored;

    /**
     * Finds ways back.
     *
     * @param stored gives what was stored with a row; null if nothing was
     */
    public WaysBack(ScriptSettings scripts, Function<HistoryRow, @Nullable String> stored) {
        this.scripts = scripts;
        this.stored = stored;
    }

    /**
     * The way back of a migration that the code has.
     *
     * @throws io.mockloop.migrations.exception.ScriptException if its file cannot be run as it stands
     */
    public WayBack inCode(VersionedMigration migration) {
        if (migration instanceof SqlMigration sql) {
            return inFile(sql);
        }
        return migration.reversible()
                ? new WayBack.Found(new Body.Code((JavaMigration) migration), Source.CLASS, migration.backupRequired())
                : new WayBack.None("It is declared to be irreversible.");
    }

    private static WayBack inFile(SqlMigration migration) {
        if (migration.isBaseline()) {
            return new WayBack.None("A baseline is never undone.");
        }
        SqlScript down = migration.down();
        if (down != null) {
            return new WayBack.Found(new Body.Script(down, Section.DOWN), Source.FILE, migration.backupRequired());
        }
        String reason = migration.irreversible();
        return new WayBack.None(
                reason == null
                        ? "It has no down part."
                        : "It is declared to be irreversible: %s.".formatted(reason.replaceAll("[.\\s]+$", "")));
    }

    /**
     * The way back of a migration that the code doesn't have.
     *
     * @throws io.mockloop.migrations.exception.StoredDownException if it isn't what was stored
     * @throws io.mockloop.migrations.exception.ScriptException if it cannot be run as it stands
     */
    public WayBack inDatabase(HistoryRow row) {
        String text = stored.apply(row);
        if (text == null) {
            return new WayBack.None("The code does not have it, and no way back is stored in the database.");
        }
        StoredDown down = StoredDown.decode(text, row.display());
        SqlScript script = SqlScript.stored(
                row.script() + " (stored)", Section.DOWN, down.statements(), down.transaction(), scripts);
        return new WayBack.Found(new Body.Script(script, Section.DOWN), Source.DATABASE, false);
    }
}
