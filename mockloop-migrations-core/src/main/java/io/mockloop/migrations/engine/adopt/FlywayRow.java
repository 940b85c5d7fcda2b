package io.mockloop.migrations.engine.adopt;

import io.mockloop.migrations.engine.history.AdoptedRow.Told;
import io.mockloop.migrations.engine.history.HistoryRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of Flyway's history.
 *
 * @param version null for a repeatable migration
 * @param type in capitals
 * @param checksum null if none was taken
 * @param success whether it did not fail
 */
record FlywayRow(
        @Nullable String version,
        String description,
        String type,
        String script,
        @Nullable Integer checksum,
        Told told,
        boolean success) {

    /** What it calls its baseline by default. */
    private static final String BASELINE = "<< Flyway Baseline >>";

    /** Asks for all, in the order in which they were written. */
    static String query(OtherTable table, HistoryRules rules) {
        return "SELECT version, description, type, script, checksum, installed_by, execution_time, success, "
                + rules.utcOfSession("installed_on") + " FROM " + table.quoted() + " ORDER BY installed_rank";
    }

    static FlywayRow of(ResultSet row, HistoryRules rules) throws SQLException {
        return new FlywayRow(
                row.getString(1),
                Objects.toString(row.getString(2), ""),
                Objects.toString(row.getString(3), "").toUpperCase(Locale.ROOT),
                Objects.toString(row.getString(4), ""),
                number(row, 5),
                new Told(row.getString(9) == null ? null : rules.instant(row, 9), row.getString(6), number(row, 7)),
                row.getBoolean(8));
    }

    private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    /** As messages show it. */
    String display() {
        String name = script.isEmpty() ? description : script;
        return version == null ? name : "%s (%s)".formatted(version, name);
    }

    /** What a version that a database was taken over at is described as. */
    String baselineDescription(String usual) {
        return description.equals(BASELINE) ? usual : description;
    }

    /** Whether it is a note that its schema was made. */
    boolean isOfSchema() {
        return type.equals("SCHEMA");
    }

    /** Whether its repair has noted so that the code lacks a migration. */
    boolean isDeletion() {
        return type.equals("DELETE");
    }

    boolean isUndo() {
        return type.startsWith("UNDO_");
    }

    /** Whether it is the version that a database was taken over at. */
    boolean isBaseline() {
        return type.equals("BASELINE") || type.equals("INIT");
    }

    /** Whether a file or class was run in place of all up to its version. */
    boolean isBaselineMigration() {
        return type.endsWith("_BASELINE");
    }

    /** Whether it was a file of SQL, whose checksum can be taken here. */
    boolean isSql() {
        return type.equals("SQL") || type.equals("SQL_BASELINE");
    }

    /** Whether it was a class. */
    boolean isJava() {
        return type.equals("JDBC") || type.equals("SPRING_JDBC") || type.equals("JDBC_BASELINE");
    }

    /** Whether it is of any kind that Flyway has had. */
    boolean isKnown() {
        return isOfSchema()
                || isDeletion()
                || isUndo()
                || isBaseline()
                || isBaselineMigration()
                || isSql()
                || isJava()
                || type.equals("SCRIPT")
                || type.equals("CUSTOM");
    }
}
