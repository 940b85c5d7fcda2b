package io.mockloop.migrations.legacy;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.TableName;
import java.util.List;
import java.util.Set;

/** A migration for MySQL or MariaDB, with the helpers of the older design. */
public abstract class MySqlMigration implements Migration {

    private static final Set<Database> OWN = Set.of(Database.MYSQL, Database.MARIADB);

    /** For subclasses. */
    protected MySqlMigration() {}

    /**
     * Changes a column. What the definition doesn't say stays as it is, such as a comment, the character set or
     * AUTO_INCREMENT, which a plain MODIFY COLUMN would take away.
     *
     * @param definition a type, and what else is to be said: {@code VARCHAR(100) NOT NULL DEFAULT 'x'}; it is neither
     *     quoted nor checked
     * @throws IllegalStateException on another database
     */
    protected static void modifyColumn(DatabaseConnection db, String table, String column, String definition) {
        Only.on(OWN, db, "MySqlMigration.modifyColumn", "alterColumn(table, now -> …)");
        // two that differ in nothing else, so that nothing is said of null and default
        db.schema().alterColumn(table, was -> was.ofType(column, ""), now -> now.ofType(column, definition));
    }

    /**
     * Makes an index, if the table has none of that name.
     *
     * @throws IllegalStateException on another database
     */
    protected static void addIndexIfNotExists(DatabaseConnection db, String table, String index, String... columns) {
        Only.on(OWN, db, "MySqlMigration.addIndexIfNotExists", "createIndex(Index.on(…).ifNotExists())");
        db.schema()
                .createIndex(Index.on(TableName.of(table), List.of(columns))
                        .named(index)
                        .ifNotExists());
    }
}
