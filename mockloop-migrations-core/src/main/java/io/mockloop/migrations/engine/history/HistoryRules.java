package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.Remedy.OtherLibrary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the history needs from a database. */
public interface HistoryRules {

    /** Why the history table could not be read or made. */
    enum ErrorKind {
        /** The table, or its schema, doesn't exist. */
        NO_TABLE,
        /** The table exists and lacks a column. */
        NO_COLUMN,
        /** Another process holds the database for a moment. */
        BUSY,
        /** The user may not do this. */
        DENIED,
        /** The session isn't the one it was, since something between here and the server gives it to others, too. */
        POOLED,
        /** Anything else. */
        OTHER
    }

    /**
     * The names of column types, each with its default if it has one.
     *
     * @param text text of any length
     * @param longText text of any length, megabytes included
     * @param version a text that can be indexed
     * @param integer a number
     * @param timestamp UTC, with milliseconds
     */
    record Types(String text, String longText, String version, String integer, String timestamp) {}

    /** The types for the two tables. */
    Types types();

    /** What stands behind the closing bracket of {@code CREATE TABLE}; empty if nothing must. */
    default String tableOptions() {
        return "";
    }

    /** A name in quotes; in those of the SQL standard by default. */
    default String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A table in quotes, with its schema if that is known. */
    default String table(HistoryNames in, String name) {
        String schema = in.schema();
        return schema == null ? quote(name) : quote(schema) + "." + quote(name);
    }

    /** A text as a literal that no setting of the session can give another meaning. */
    String literal(String text);

    /** An expression for now, in UTC. */
    String now();

    /**
     * An expression for the time in a column of a table of the older format, or of another library, in UTC as
     * {@link #now} writes it; null if that has none.
     */
    String utc(String column);

    /** The same for a time that was written as the session of another library saw it, whose zone is taken for ours. */
    default String utcOfSession(String column) {
        return utc(column);
    }

    /** An expression for the user who is logged in, whatever role is set. */
    String user();

    /**
     * The one query of a start: {@code columns} of all rows in order of {@code installed_rank}, and before them the
     * schema that the table lies in, and the number of the log's last event (0 if that isn't worth its cost). If the
     * table is empty, and the schema isn't known without asking, there is one row in which all but the schema is null.
     * A table found in another schema than the current one counts as missing: no rows but that one, with null for the
     * schema.
     */
    String startQuery(HistoryNames names, List<String> columns);

    /** What the start query asks of the session, too, behind the columns; null if it asks nothing. */
    default @Nullable SessionQuestion sessionQuestion() {
        return null;
    }

    /** The schema that an unqualified name of a new table would be made in. */
    String currentSchema(Connection connection) throws SQLException;

    /** Whether there is no such schema, and {@link #createSchema} makes it. */
    boolean lacksSchema(Connection connection, String schema) throws SQLException;

    /** Statements that make the schema; none if the database has no such statement. */
    List<String> createSchema(String schema);

    /** Why a statement failed. */
    ErrorKind errorKind(SQLException failure);

    /**
     * The columns of a table, in lower case; none if there is no such table.
     *
     * @param in names the schema
     */
    List<String> columnsOf(Connection connection, HistoryNames in, String table) throws SQLException;

    /**
     * Some of the tables and views that lie in the connection's current schema, but for the history's own; those first
     * that are {@link #histories other libraries'}.
     */
    List<String> userTables(Connection connection, HistoryNames names) throws SQLException;

    /** An order that has the histories of other libraries first, whose names are of either case. */
    static String histories(String column) {
        return Stream.concat(
                        Stream.of(OtherLibrary.values())
                                .flatMap(other ->
                                        Stream.of(other.table(), other.table().toUpperCase(Locale.ROOT))),
                        Stream.of(OtherHistory.OLD_FLYWAYS))
                .collect(Collectors.joining("', '", "CASE WHEN " + column + " IN ('", "') THEN 0 ELSE 1 END"));
    }

    /**
     * The statement by which the table that was filled aside, as {@link HistoryNames#freshTable}, becomes the history;
     * empty if none is filled aside, since one transaction can make and fill it.
     */
    default Optional<String> publish(HistoryNames names) {
        return Optional.empty();
    }

    /** The same if there is one of the older format, which is kept as {@link HistoryNames#legacyTable}. */
    default List<String> replaceOlder(HistoryNames names) {
        return List.of(
                "ALTER TABLE " + table(names, names.table()) + " RENAME TO " + quote(names.legacyTable()),
                "ALTER TABLE " + table(names, names.freshTable()) + " RENAME TO " + quote(names.table()));
    }

    /** Sends statements that belong together, in as few round trips as the driver allows. */
    void write(Connection connection, List<String> statements) throws SQLException;

    /** Whether all of a conversion, its DDL included, can be one transaction. */
    boolean undoesDdl();

    /** Reads a timestamp that {@link #now} wrote. */
    Instant instant(ResultSet row, int column) throws SQLException;
}
