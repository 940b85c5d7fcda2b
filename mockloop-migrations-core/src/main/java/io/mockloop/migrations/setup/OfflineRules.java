package io.mockloop.migrations.setup;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.dialect.mariadb.MariaDbRules;
import io.mockloop.migrations.dialect.mysql.MySqlRules;
import io.mockloop.migrations.dialect.postgresql.PostgreSqlRules;
import io.mockloop.migrations.dialect.sqlite.SqliteRules;
import io.mockloop.migrations.sql.SqlRules;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The databases' rules for SQL as text, if there is no connection to ask: those of servers with their defaults. */
public final class OfflineRules {

    private OfflineRules() {}

    /**
     * The rules by which a file may be read.
     *
     * @param vendor the name of a database in the file's name; null for a file that serves all
     */
    public static List<SqlRules> of(@Nullable String vendor) {
        return Arrays.stream(Database.values())
                .filter(database -> vendor == null || database.vendorNames().contains(vendor))
                .map(OfflineRules::of)
                .toList();
    }

    private static SqlRules of(Database database) {
        return switch (database) {
            case SQLITE -> new SqliteRules();
            case POSTGRESQL -> new PostgreSqlRules();
            case MYSQL -> new MySqlRules();
            case MARIADB -> new MariaDbRules();
        };
    }
}
