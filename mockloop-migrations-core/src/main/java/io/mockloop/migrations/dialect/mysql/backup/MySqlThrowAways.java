package io.mockloop.migrations.dialect.mysql.backup;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.trial.Counter;
import io.mockloop.migrations.engine.trial.ThrowAwayDatabase;
import io.mockloop.migrations.engine.trial.ThrowAwayName;
import io.mockloop.migrations.engine.trial.ThrowAwayRules;
import io.mockloop.migrations.engine.trial.TrialProblem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Databases on the same server, like the given one in character set and collation. They are reached by the given one's
 * own connections, which are led to another database while they are lent, so that sessions are as they are there. Who
 * uses one holds a named lock.
 */
public final class MySqlThrowAways implements ThrowAwayRules {

    private static final Logger logger = LoggerFactory.getLogger(MySqlThrowAways.class);

    /** For a right on a database, and for one at all. */
    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1227);

    private static final Pattern AUTO_INCREMENT = Pattern.compile("\\) [^\\n]*\\bAUTO_INCREMENT=(\\d+)");

    private static final String TABLES = "SELECT table_name, table_type FROM information_schema.tables"
            + " WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SEQUENCE', 'SYSTEM VERSIONED')";

    @Override
    public ThrowAwayDatabase create(DataSource given) throws TrialProblem, SQLException {
        Connection keeper = given.getConnection();
        try {
            keeper.setAutoCommit(true);
            removeWhatOthersLeft(keeper);
            String name = ThrowAwayName.create().text();
            PlainSql.text(keeper, "SELECT GET_LOCK('" + name + "', 0)");
            String like = PlainSql.query(
                            keeper,
                            "SELECT @@character_set_database, @@collation_database",
                            row -> " CHARACTER SET " + row.getString(1) + " COLLATE " + row.getString(2))
                    .get(0);
            PlainSql.execute(keeper, "CREATE DATABASE " + name + like);
            return new Beside(keeper, name, new LedAway(given, name));
        } catch (SQLException e) {
            String user = keeper.getMetaData().getUserName();
            keeper.close();
            if (DENIED.contains(e.getErrorCode())) {
                throw new TrialProblem("the user %s may not create databases".formatted(user), e);
            }
            throw e;
        }
    }

    private static void removeWhatOthersLeft(Connection keeper) throws SQLException {
        String left = "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE '"
                + ThrowAwayName.PREFIX.replace("_", "\\_") + "%'";
        for (String each : PlainSql.query(keeper, left, row -> row.getString(1))) {
            if (ThrowAwayName.of(each).isPresent() && isFree(keeper, each)) {
                try {
                    PlainSql.execute(keeper, "DROP DATABASE IF EXISTS " + each);
                    logger.info("Database {} is removed, which a test has left that was killed", each);
                } catch (SQLException e) {
                    logger.warn("Database {}, which a test has left, cannot be removed", each, e);
                }
            }
        }
    }

    private static boolean isFree(Connection keeper, String name) throws SQLException {
        return PlainSql.text(keeper, "SELECT IS_FREE_LOCK('" + name + "')")
                .filter("1"::equals)
                .isPresent();
    }

    @Override
    public void empty(Connection connection) throws SQLException {
        PlainSql.execute(connection, "SET FOREIGN_KEY_CHECKS = 0");
        for (String each : PlainSql.query(connection, MySqlBackups.REMOVALS, row -> row.getString(1))) {
            PlainSql.execute(connection, each);
        }
        PlainSql.execute(connection, "SET FOREIGN_KEY_CHECKS = 1");
    }

    /** The server's statistics tell an AUTO_INCREMENT as it was a day ago. */
    @Override
    public List<Counter> counters(Connection connection) throws SQLException {
        record Table(String name, boolean isSequence) {}
        List<Table> tables = PlainSql.query(
                connection,
                TABLES,
                row -> new Table(row.getString(1), row.getString(2).equals("SEQUENCE")));
        List<Counter> counters = new ArrayList<>();
        for (Table each : tables) {
            String quoted = "`" + each.name().replace("`", "``") + "`";
            if (each.isSequence()) {
                PlainSql.query(
                        connection,
                        "SELECT next_not_cached_value FROM " + quoted,
                        row -> counters.add(new Counter(each.name(), false, row.getLong(1))));
            } else {
                String text = PlainSql.query(connection, "SHOW CREATE TABLE " + quoted, row -> row.getString(2))
                        .get(0);
                Matcher number = AUTO_INCREMENT.matcher(text);
                long next = number.find() ? Long.parseLong(number.group(1)) : 1;
                counters.add(new Counter(each.name(), true, next));
            }
        }
        return counters;
    }

    private record Beside(Connection keeper, String name, DataSource dataSource) implements ThrowAwayDatabase {

        @Override
        public void remove() throws SQLException {
            if (!keeper.isClosed()) {
                try (keeper) {
                    PlainSql.execute(keeper, "DROP DATABASE IF EXISTS " + name);
                    PlainSql.text(keeper, "SELECT RELEASE_LOCK('" + name + "')");
                }
            }
        }
    }

    /** Connections of the given database, in another one until they are given back. */
    private static final class LedAway extends DelegatingDataSource {

        private final String name;

        LedAway(DataSource given, String name) {
            super(given);
            this.name = name;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection lent = super.getConnection();
            String before = lent.getCatalog();
            lent.setCatalog(name);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().toLowerCase(Locale.ROOT).equals("close") && !lent.isClosed()) {
                            lent.setCatalog(before);
                        }
                        try {
                            return method.invoke(lent, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
