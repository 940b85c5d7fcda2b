package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.Remedy.OtherLibrary;
import io.mockloop.migrations.Remedy.TakeOver;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history that another library keeps in a database. It is read only for the message that refuses a run.
 *
 * @param rules of the database
 * @param connection to it
 * @param schema that the history lies in
 */
public record OtherHistory(HistoryRules rules, Connection connection, String schema) {

    private static final Logger logger = LoggerFactory.getLogger(OtherHistory.class);

    /** Flyway's name for its table up to its version 4. */
    public static final String OLD_FLYWAYS = "schema_version";

    /** What Flyway's table has had since its version 3. */
    public static final List<String> FLYWAYS_COLUMNS = List.of(
            "installed_rank",
            "version",
            "description",
            "type",
            "script",
            "checksum",
            "installed_by",
            "installed_on",
            "execution_time",
            "success");

    /** What is known of it, if one of the tables is one. */
    public TakeOver among(List<String> tables) {
        for (OtherLibrary other : OtherLibrary.values()) {
            for (String table : tables) {
                if (other.keeps(table)) {
                    return new TakeOver(other, other == OtherLibrary.FLYWAY ? flywaysVersion(table) : null);
                }
            }
        }
        return tables.contains(OLD_FLYWAYS) && isFlyways(columns(OLD_FLYWAYS))
                ? new TakeOver(OtherLibrary.FLYWAY, flywaysVersion(OLD_FLYWAYS))
                : new TakeOver(null, null);
    }

    private List<String> columns(String table) {
        try {
            return rules.columnsOf(connection, new HistoryNames(schema, table), table);
        } catch (SQLException e) {
            logger.debug("The columns of {} cannot be read", table, e);
            return List.of();
        }
    }

    /**
     * Whether a table is Flyway's, by its columns.
     *
     * @param columns in lower case
     */
    public static boolean isFlyways(Collection<String> columns) {
        return columns.containsAll(FLYWAYS_COLUMNS);
    }

    private @Nullable String flywaysVersion(String table) {
        NavigableSet<Version> applied = new TreeSet<>();
        try {
            PlainSql.query(
                    connection,
                    "SELECT version, type, success FROM %s.%s ORDER BY installed_rank"
                            .formatted(rules.quote(schema), rules.quote(table)),
                    row -> note(applied, row.getString(1), row.getString(2), row.getBoolean(3)));
        } catch (SQLException | IllegalArgumentException e) {
            logger.debug("{} doesn't tell the version that the database is at", table, e);
            return null;
        }
        return applied.isEmpty() ? null : applied.last().toString();
    }

    private static boolean note(NavigableSet<Version> applied, @Nullable String version, String type, boolean success) {
        if (version == null || !success) {
            return false;
        }
        boolean isUndone = type.startsWith("UNDO") || type.equals("DELETE");
        return isUndone ? applied.remove(Version.of(version)) : applied.add(Version.of(version));
    }
}
