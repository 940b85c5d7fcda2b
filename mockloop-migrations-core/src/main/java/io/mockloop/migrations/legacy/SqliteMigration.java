package io.mockloop.migrations.legacy;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.RebuildsTables;
import java.util.Set;

/**
 * A migration for SQLite, with the helper of the older design. While one that runs in a transaction is run,
 * {@code foreign_keys} is off, so that making a table anew deletes no rows that refer to it; each foreign key is looked
 * at before its end.
 */
@RebuildsTables
public abstract class SqliteMigration implements Migration {

    /** For subclasses. */
    protected SqliteMigration() {}

    /**
     * Removes a column, as {@code db.schema().dropColumn} does: by SQLite's own statement, or, if that cannot, by
     * making the table anew. What is on the column alone goes with it.
     *
     * @throws IllegalStateException on another database
     */
    protected static void recreateTableWithoutColumn(DatabaseConnection db, String table, String column) {
        Only.on(Set.of(Database.SQLITE), db, "SqliteMigration.recreateTableWithoutColumn", "dropColumn(table, column)");
        db.schema().sql("ALTER TABLE %s DROP COLUMN %s CASCADE".formatted(quote(table), quote(column)));
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
