package io.mockloop.migrations.exception;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.Version;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A migration failed while it ran. */
public final class MigrationFailedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final Direction direction;
    private final @Nullable String sqlState;
    private final int vendorCode;

    /**
     * Where a migration failed.
     *
     * @param script file or class
     * @param line the statement's line in the file, from 1; 0 if it isn't known
     * @param statement the statement's number, from 1; 0 if none had been sent, or it isn't known
     * @param count how many statements there are; 0 if it isn't known
     * @param step what was done behind the statements, such as {@code at COMMIT}; null at a statement
     */
    public record Place(
            String script,
            int line,
            int statement,
            int count,
            @Nullable String step) {

        /** A place at a statement. */
        public Place(String script, int line, int statement, int count) {
            this(script, line, statement, count, null);
        }

        /** Statement and file:line, or what was done behind them. */
        @Override
        public String toString() {
            String at = line > 0 ? script + ":" + line : script;
            if (step != null) {
                return "%s, %s".formatted(step, at);
            }
            if (statement == 0) {
                return at;
            }
            return count > 0
                    ? "statement %d of %d, %s".formatted(statement, count, at)
                    : "statement %d, %s".formatted(statement, at);
        }
    }

    /**
     * What the database or the migration said.
     *
     * @param sqlState null if it wasn't the database, or it gave none
     * @param vendorCode the database's own number; 0 if it gave none
     * @param message the first line of what was said
     * @param remarks what was said beyond that, such as a hint or the line within the statement
     */
    public record Reason(@Nullable String sqlState, int vendorCode, String message, List<String> remarks) {

        /** The session's number, with which MariaDB's driver begins each message, is another one each time. */
        private static final Pattern SESSION = Pattern.compile("^\\(conn=\\d+\\) ");

        /** Copies the list. */
        public Reason {
            remarks = List.copyOf(remarks);
        }

        /** One without remarks. */
        public Reason(@Nullable String sqlState, int vendorCode, String message) {
            this(sqlState, vendorCode, message, List.of());
        }

        /** The same with remarks. */
        public Reason with(List<String> said) {
            return new Reason(sqlState, vendorCode, message, said);
        }

        /** What a database said: servers put values of rows into the lines that follow the first. */
        public static Reason ofDatabase(@Nullable String sqlState, int vendorCode, @Nullable String text) {
            String line = String.valueOf(text).strip().lines().findFirst().orElse("");
            return new Reason(
                    sqlState, vendorCode, SESSION.matcher(line).replaceFirst("").strip());
        }

        /** The codes that there are, joined by a comma; empty if there are none. */
        public static String codes(@Nullable String sqlState, int vendorCode) {
            String state = sqlState == null ? "" : "SQLState " + sqlState;
            String code = vendorCode == 0 ? "" : "code " + vendorCode;
            return state.isEmpty() || code.isEmpty() ? state + code : state + ", " + code;
        }

        /** The codes for people; empty if a number stands alone, of which the message has the name. */
        String code() {
            return sqlState == null ? "" : codes(sqlState, vendorCode);
        }

        /** All of it as sentences, with a space or a line's end behind them. */
        String text() {
            String rest = remarks.isEmpty() ? " " : "\n  " + String.join("\n  ", remarks) + "\n";
            String code = code().isEmpty() ? "" : " (%s)".formatted(code());
            return message + code + "." + rest;
        }
    }

    /**
     * Says what failed where.
     *
     * @param version the migration's version; null for a repeatable migration or a callback
     * @param label what the migration is called in the message
     * @param database product and version
     * @param left what state the database is in now
     */
    public MigrationFailedException(
            @Nullable Version version,
            String label,
            Direction direction,
            Place place,
            Reason reason,
            String database,
            Consequence left,
            Message advice,
            @Nullable Throwable cause) {
        super(
                "MIGRATION_FAILED",
                "Migration %s could not be %s on %s: %s: %s"
                        .formatted(
                                label,
                                direction == Direction.UP ? "applied" : "undone",
                                database,
                                place,
                                reason.text()),
                new Where(database, version, place),
                left,
                advice,
                cause);
        this.direction = direction;
        this.sqlState = reason.sqlState();
        this.vendorCode = reason.vendorCode();
    }

    /** Which way it was run. */
    public Direction direction() {
        return direction;
    }

    /** The database's state code; null if it gave none. */
    public @Nullable String sqlState() {
        return sqlState;
    }

    /** The database's own number; 0 if it gave none. */
    public int vendorCode() {
        return vendorCode;
    }
}
