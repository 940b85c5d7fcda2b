package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Remedy.Repair;
import io.mockloop.migrations.Remedy.RunSql;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.HistoryRow.Reached;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows out of what the history table holds. What a hand has written, and no row can hold, is a {@link Flaw} of
 * its own; a row that cannot be read for it is left out.
 */
final class RowReader {

    private static final Set<MigrationState> STATES = EnumSet.of(
            MigrationState.APPLIED,
            MigrationState.RUNNING,
            MigrationState.PARTIAL,
            MigrationState.FAILED,
            MigrationState.BACKGROUND,
            MigrationState.BASELINE);

    private static final Set<MigrationType> TYPES =
            EnumSet.of(MigrationType.SQL, MigrationType.JAVA, MigrationType.REPEATABLE, MigrationType.BASELINE);

    private static final String KEEP_OTHER = "to keep the other one, ";

    private final HistoryRules rules;
    private final HistoryNames names;
    private final String table;
    private final List<HistoryRow> rows = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private int lastRank;

    /** A reader of one table, whose schema is known. */
    RowReader(HistoryRules rules, HistoryNames names) {
        this.rules = rules;
        this.names = names;
        this.table = rules.table(names, names.table());
    }

    HistoryNames names() {
        return names;
    }

    List<HistoryRow> rows() {
        return rows;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    /** One row's texts, and what is wrong with it. */
    private record Found(
            @Nullable String rank,
            @Nullable String version,
            @Nullable String description,
            @Nullable String type,
            @Nullable String script,
            @Nullable String checksum,
            @Nullable String rawHash,
            @Nullable String state,
            @Nullable String direction) {

        boolean isAnything() {
            return rank != null
                    || version != null
                    || description != null
                    || type != null
                    || script != null
                    || state != null;
        }

        boolean hasHash() {
            return !isEmpty(checksum) || !isEmpty(rawHash);
        }
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Reads a row of the start query, whose columns stand behind the schema and the last event. */
    void read(ResultSet row) throws SQLException {
        Found found = new Found(
                row.getString(9),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(10),
                row.getString(11));
        if (!found.isAnything()) {
            return;
        }
        MigrationType type = known(TYPES, found.type());
        MigrationState state = known(STATES, found.state());
        Direction direction = known(EnumSet.allOf(Direction.class), found.direction());
        Version version =
                found.version() == null ? null : Version.parse(found.version()).orElse(null);
        boolean ranked = checkRank(found);
        boolean worded = checkWords(found, type, state, direction);
        boolean readable = checkVersion(found, type, version) && ranked && worded;
        checkTexts(found, row.getString(15) != null);
        if (readable && type != null && state != null && direction != null) {
            checkTwice(found, version);
            checkContent(found, type, state);
            rows.add(new HistoryRow(
                    row.getInt(9),
                    version,
                    text(found.description()),
                    type,
                    text(found.script()),
                    found.checksum(),
                    found.rawHash(),
                    state,
                    direction,
                    reached(row, found, state)));
        }
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static <E extends Enum<E>> @Nullable E known(Set<E> allowed, @Nullable String text) {
        for (E each : allowed) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        return null;
    }

    private @Nullable Reached reached(ResultSet row, Found found, MigrationState state) throws SQLException {
        if (state == MigrationState.BASELINE || (state == MigrationState.APPLIED && !isMarked(row))) {
            return null;
        }
        return new Reached(row.getInt(12), row.getInt(13), row.getInt(14), since(row, found), row.getString(16));
    }

    /** One that was run says of its statements nothing any more. */
    private static boolean isMarked(ResultSet row) throws SQLException {
        for (int column = 12; column <= 14; column++) {
            if (!"0".equals(row.getString(column))) {
                return false;
            }
        }
        return true;
    }

    private Instant since(ResultSet row, Found found) throws SQLException {
        try {
            return row.getString(15) == null ? Instant.EPOCH : rules.instant(row, 15);
        } catch (DateTimeException e) {
            add(found, "its applied_at is no time: '%s'".formatted(row.getString(15)), set("applied_at", rules.now()));
            return Instant.EPOCH;
        }
    }

    private boolean checkRank(Found found) {
        String rank = found.rank();
        if (rank == null) {
            add(found, "it has no installed_rank", set("installed_rank", "the number that follows the highest one"));
            return false;
        }
        int number = Integer.parseInt(rank);
        if (number < 1) {
            add(found, "its installed_rank is below 1", set("installed_rank", "the number that its place asks for"));
        } else if (number == lastRank) {
            add(found, "another row has the same installed_rank", KEEP_OTHER, "DELETE FROM " + table);
        }
        lastRank = number;
        return true;
    }

    private boolean checkWords(
            Found found, @Nullable MigrationType type, @Nullable MigrationState state, @Nullable Direction direction) {
        if (state == null) {
            add(found, unknown("state", found.state(), STATES), "if it is applied, ", set("state", "'APPLIED'"));
        }
        if (direction == null) {
            add(
                    found,
                    unknown("direction", found.direction(), EnumSet.allOf(Direction.class)),
                    set("direction", "'UP'"));
        }
        if (type == null) {
            String likely = found.version() == null
                    ? "'REPEATABLE'"
                    : text(found.script()).contains(".sql") ? "'SQL'" : "'JAVA'";
            add(found, unknown("type", found.type(), TYPES), set("type", likely));
        }
        return state != null && direction != null && type != null;
    }

    private static String unknown(String column, @Nullable String value, Set<? extends Enum<?>> allowed) {
        String known = allowed.stream().map(Enum::name).collect(Collectors.joining(", "));
        return value == null
                ? "it has no %s (%s)".formatted(column, known)
                : "its %s '%s' is none of those that a row can have: %s".formatted(column, value, known);
    }

    private boolean checkVersion(Found found, @Nullable MigrationType type, @Nullable Version parsed) {
        String version = found.version();
        if (version == null && type != MigrationType.REPEATABLE && type != null) {
            add(found, "it has no version, which only a repeatable migration lacks", set("version", "the right one"));
            return false;
        }
        if (version != null && type == MigrationType.REPEATABLE) {
            add(found, "it is repeatable, and has a version", set("version", "NULL"));
            return false;
        }
        if (version != null && parsed == null) {
            add(
                    found,
                    "its version '%s' is no version (decimal numbers joined by dots)".formatted(version),
                    set("version", "the right one"));
            return false;
        }
        return true;
    }

    private void checkTexts(Found found, boolean hasTime) {
        if (found.description() == null) {
            add(found, "it has no description", set("description", "''"));
        }
        if (found.script() == null) {
            add(found, "it has no script", set("script", "the name of its file or class"));
        }
        if (!hasTime) {
            add(found, "it has no applied_at", set("applied_at", rules.now()));
        }
    }

    private void checkTwice(Found found, @Nullable Version version) {
        if (!seen.add(version == null ? text(found.description()) : version)) {
            add(
                    found,
                    version == null
                            ? "another row is of the same repeatable migration"
                            : "another row has the same version",
                    KEEP_OTHER,
                    "DELETE FROM " + table);
        }
    }

    /**
     * A row of the older format tells neither script nor hash, and one that was settled by hand doesn't either; a Java
     * migration may have no checksum, a repeatable one loses both by a rollback, and a baseline is not compared.
     */
    private void checkContent(Found found, MigrationType type, MigrationState state) {
        if (found.script() == null || state == MigrationState.BASELINE) {
            return;
        }
        boolean named = !found.script().isBlank();
        if (type == MigrationType.SQL && named && !found.hasHash()) {
            flaws.add(new Flaw(
                    found.version(),
                    found.script(),
                    true,
                    row(found)
                            + ": checksum and raw_hash are both empty, so that a change of its file would not be noticed.",
                    Message.of(
                            "If the file is what was applied, take it over: %s; else restore it first.",
                            new Repair(found.version()))));
        } else if (!named && (type == MigrationType.JAVA || (type == MigrationType.SQL && found.hasHash()))) {
            add(found, "its script is empty", set("script", "the name of its file or class"));
        }
    }

    private void add(Found found, String what, String statement) {
        add(found, what, "", statement);
    }

    private void add(Found found, String what, String when, String statement) {
        String where = found.rank() == null ? "installed_rank IS NULL" : "installed_rank = " + found.rank();
        flaws.add(new Flaw(
                found.version(),
                found.script(),
                false,
                row(found) + ": " + what + ".",
                Message.of(
                        "Find out what was meant, and type it: %s%s",
                        when, new RunSql(statement + " WHERE " + where))));
    }

    private String row(Found found) {
        String name = text(found.script()).isBlank() ? text(found.description()) : text(found.script());
        return "Row %s of %s (%s%s) makes no sense"
                .formatted(
                        found.rank() == null ? "without a number" : found.rank(),
                        names.display(),
                        found.version() == null ? "no version" : "version " + found.version(),
                        name.isBlank() ? "" : ", " + name);
    }

    private String set(String column, String value) {
        boolean told = value.startsWith("'") || value.equals("NULL") || value.contains("(");
        return "UPDATE %s SET %s = %s".formatted(table, column, told ? value : "<" + value + ">");
    }
}
