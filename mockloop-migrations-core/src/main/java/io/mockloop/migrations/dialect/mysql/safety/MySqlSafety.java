package io.mockloop.migrations.dialect.mysql.safety;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.dialect.mysql.snapshot.Rights;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.safety.ForeignKey;
import io.mockloop.migrations.engine.safety.NeededRight;
import io.mockloop.migrations.engine.safety.NeededRight.Right;
import io.mockloop.migrations.engine.safety.Probe;
import io.mockloop.migrations.engine.safety.SafetyRules;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the catalog of MySQL and MariaDB tells of the database that the session is in. Any of its foreign keys may have
 * orphans, since {@code foreign_key_checks=0} checks nothing, also not afterwards.
 */
public final class MySqlSafety implements SafetyRules {

    private static final String NOT_ENFORCED = """
            SELECT table_name, constraint_name FROM information_schema.table_constraints
            WHERE table_schema = DATABASE() AND enforced = 'NO' ORDER BY 1, 2""";

    private static final String FOREIGN_KEYS = """
            SELECT k.table_name, k.constraint_name, k.table_schema, k.referenced_table_schema, k.referenced_table_name,
              k.column_name, k.referenced_column_name
            FROM information_schema.key_column_usage k JOIN information_schema.tables t
              ON t.table_schema = k.table_schema AND t.table_name = k.table_name
            WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL
            ORDER BY t.table_rows, 1, 2, k.ordinal_position""";

    /** A table that isn't there. */
    private static final String NO_TABLE = "42S02";

    private final boolean tellsEnforced;

    /**
     * For one of the two.
     *
     * @param tellsEnforced whether a constraint can be one that isn't enforced
     */
    public MySqlSafety(boolean tellsEnforced) {
        this.tellsEnforced = tellsEnforced;
    }

    @Override
    public void constraints(Probe probe) throws SQLException {
        if (!tellsEnforced) {
            return;
        }
        probe.query(NOT_ENFORCED, row -> {
            String object = row.getString(1) + "." + row.getString(2);
            probe.warning(
                    "SAFETY_NOT_ENFORCED",
                    "constraint",
                    object,
                    Message.of("table %s: constraint %s is not enforced", row.getString(1), row.getString(2)));
            return object;
        });
    }

    @Override
    public void dataIntegrity(Probe probe) throws SQLException {
        Map<List<String>, ForeignKey> keys = new LinkedHashMap<>();
        probe.query(FOREIGN_KEYS, MySqlSafety::part)
                .forEach(each -> keys.merge(List.of(each.table(), each.name()), each, MySqlSafety::joined));
        for (ForeignKey each : keys.values()) {
            probe.at("foreign key %s of %s".formatted(each.name(), each.table()), () -> look(each, probe));
        }
    }

    private static ForeignKey part(ResultSet row) throws SQLException {
        return new ForeignKey(
                row.getString(1),
                row.getString(2),
                quoted(row.getString(3)) + "." + quoted(row.getString(1)),
                quoted(row.getString(4)) + "." + quoted(row.getString(5)),
                List.of(quoted(row.getString(6))),
                List.of(quoted(row.getString(7))),
                false);
    }

    private static ForeignKey joined(ForeignKey key, ForeignKey more) {
        return new ForeignKey(
                key.table(),
                key.name(),
                key.child(),
                key.parent(),
                joined(key.columns(), more.columns()),
                joined(key.referenced(), more.referenced()),
                false);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static void look(ForeignKey key, Probe probe) throws SQLException {
        try {
            key.look(probe);
        } catch (SQLException e) {
            if (!NO_TABLE.equals(e.getSQLState())) {
                throw e;
            }
            probe.problem(
                    "SAFETY_CONSTRAINT",
                    "foreign key",
                    key.table() + "." + key.name(),
                    Message.of(
                            "table %s: foreign key %s leads to %s, which isn't there",
                            key.table(), key.name(), key.parent()));
        }
    }

    @Override
    public void rights(List<NeededRight> needed, Probe probe) throws SQLException {
        String database = PlainSql.text(probe.connection(), "SELECT DATABASE()").orElse("");
        Rights rights = Rights.read(probe.connection(), database);
        if (needed.stream().anyMatch(each -> each.right() == Right.CREATE) && !rights.allows("CREATE")) {
            probe.problem(
                    "SAFETY_RIGHT",
                    "database",
                    database,
                    Message.of(
                            "the user lacks the right CREATE on database %s, which what is pending takes", database));
        }
        Set<String> tables = new TreeSet<>(probe.query(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
                row -> row.getString(1).toLowerCase(Locale.ROOT)));
        for (NeededRight each : needed) {
            String right = each.right().name();
            String table = each.plainName();
            if (each.right() != Right.CREATE
                    && tables.contains(table.toLowerCase(Locale.ROOT))
                    && !rights.allows(right, table)) {
                probe.problem(
                        "SAFETY_RIGHT",
                        "table",
                        table,
                        Message.of(
                                "table %s: the user lacks the right %s on it, which what is pending takes",
                                table, right));
            }
        }
    }

    @Override
    public long size(Probe probe) throws SQLException {
        return probe.query(
                        "SELECT COALESCE(SUM(data_length), 0) FROM information_schema.tables"
                                + " WHERE table_schema = DATABASE()",
                        row -> row.getLong(1))
                .get(0);
    }

    @Override
    public Optional<Path> file(Connection connection) {
        return Optional.empty();
    }
}
