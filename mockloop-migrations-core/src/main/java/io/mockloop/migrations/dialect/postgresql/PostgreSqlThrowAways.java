package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.jdbc.DataSourceLogin;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.trial.Counter;
import io.mockloop.migrations.engine.trial.ThrowAwayDatabase;
import io.mockloop.migrations.engine.trial.ThrowAwayName;
import io.mockloop.migrations.engine.trial.ThrowAwayRules;
import io.mockloop.migrations.engine.trial.TrialProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Databases on the same server, like the given one in encoding and collation. Who uses one holds an advisory lock,
 * which pg_locks shows whichever database it was taken in.
 */
final class PostgreSqlThrowAways implements ThrowAwayRules {

    private static final Logger logger = LoggerFactory.getLogger(PostgreSqlThrowAways.class);

    /** The first half of the locks' key; the second one is the number of the name. */
    private static final int LOCKS = 0x6d6c7468;

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final Pattern URL = Pattern.compile("(jdbc:postgresql:(?://[^/?]*/?)?)([^?]*)(\\?.*)?");

    /** As the template that everybody may copy, unless the given one differs from it. */
    private static final String CREATE = """
            SELECT CASE WHEN (o.encoding, o.datcollate, o.datctype) = (t.encoding, t.datcollate, t.datctype)
              THEN format('CREATE DATABASE %%I', '%1$s')
              ELSE format('CREATE DATABASE %%I TEMPLATE template0 ENCODING %%L LC_COLLATE %%L LC_CTYPE %%L',
                '%1$s', pg_encoding_to_char(o.encoding), o.datcollate, o.datctype) END
            FROM pg_catalog.pg_database o, pg_catalog.pg_database t
            WHERE o.datname = current_database() AND t.datname = 'template1'""";

    private static final String LEFT = """
            SELECT d.datname FROM pg_catalog.pg_database d
            WHERE d.datname LIKE 'mockloop\\_test\\_%' AND pg_catalog.pg_has_role(d.datdba, 'USAGE')""";

    private static final String IS_HELD = "SELECT 1 FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND granted"
            + " AND classid = %s AND objid = %s";

    private static final String SEQUENCES = """
            SELECT format('SELECT last_value - CASE WHEN is_called THEN 0 ELSE 1 END FROM %I.%I', n.nspname, c.relname),
              CASE WHEN n.nspname = current_schema() THEN '' ELSE n.nspname || '.' END || c.relname,
              EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass
                AND d.objid = c.oid AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i'))
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'S' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'""";

    private static final String SCHEMAS = """
            SELECT 'CREATE SCHEMA IF NOT EXISTS ' || s.name AS creation,
              format('COMMENT ON SCHEMA %s IS %L', s.name, s.said) AS comment, s.said
            FROM (SELECT quote_ident(n.nspname) AS name, obj_description(n.oid, 'pg_namespace') AS said,
                NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relnamespace = n.oid)
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE pronamespace = n.oid)
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typnamespace = n.oid) AS is_empty
              FROM pg_catalog.pg_namespace n
              WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'public')
                AND n.nspname IS DISTINCT FROM current_schema()
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_namespace'::regclass
                  AND objid = n.oid AND deptype = 'e')) s
            WHERE s.is_empty OR s.said IS NOT NULL ORDER BY s.name""";

    @Override
    public ThrowAwayDatabase create(DataSource given) throws TrialProblem, SQLException {
        DataSourceLogin login = DataSourceLogin.of(given);
        Connection keeper = given.getConnection();
        try {
            keeper.setAutoCommit(true);
            Matcher url = URL.matcher(String.valueOf(keeper.getMetaData().getURL()));
            if (!url.matches()) {
                throw new TrialProblem("the driver doesn't tell the URL of its connections", null);
            }
            removeWhatOthersLeft(keeper);
            ThrowAwayName name = ThrowAwayName.create();
            PlainSql.execute(
                    keeper,
                    "SELECT pg_catalog.pg_advisory_lock(%s, %s)"
                            .formatted(String.valueOf(LOCKS), String.valueOf(name.number())));
            make(keeper, name);
            String schema = PlainSql.text(keeper, "SELECT current_schema()").orElse("public");
            Beside made = new Beside(keeper, name.text(), dataSource(url, name.text(), login, keeper));
            made.makeSchema(schema);
            return made;
        } catch (SQLException | TrialProblem | RuntimeException e) {
            keeper.close();
            throw e;
        }
    }

    private static void make(Connection keeper, ThrowAwayName name) throws TrialProblem, SQLException {
        try {
            PlainSql.execute(
                    keeper, PlainSql.text(keeper, CREATE.formatted(name.text())).orElseThrow());
        } catch (SQLException e) {
            if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw new TrialProblem("the user %s may not create databases".formatted(userOf(keeper)), e);
            }
            throw e;
        }
    }

    private static String userOf(Connection connection) throws SQLException {
        return connection.getMetaData().getUserName();
    }

    private static DataSource dataSource(Matcher url, String name, DataSourceLogin login, Connection keeper)
            throws SQLException {
        String server = url.group(1);
        boolean lacksSlash = server.endsWith("/") || server.equals("jdbc:postgresql:");
        String parameters = url.group(3) == null ? "" : url.group(3);
        Properties properties = new Properties();
        put(properties, "user", login.user() == null ? userOf(keeper) : login.user());
        put(properties, "password", login.password());
        return new SimpleDriverDataSource(
                new org.postgresql.Driver(), server + (lacksSlash ? "" : "/") + name + parameters, properties);
    }

    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    private static void removeWhatOthersLeft(Connection keeper) throws SQLException {
        for (String each : PlainSql.query(keeper, LEFT, row -> row.getString(1))) {
            ThrowAwayName name = ThrowAwayName.of(each).orElse(null);
            if (name != null && !isHeld(keeper, name)) {
                try {
                    drop(keeper, each);
                    logger.info("Database {} is removed, which a test has left that was killed", each);
                } catch (SQLException e) {
                    logger.warn("Database {}, which a test has left, cannot be removed", each, e);
                }
            }
        }
    }

    private static boolean isHeld(Connection keeper, ThrowAwayName name) throws SQLException {
        String sql = IS_HELD.formatted(String.valueOf(LOCKS), Integer.toUnsignedString(name.number()));
        return PlainSql.text(keeper, sql).isPresent();
    }

    /** Sessions that are still there, as of a pool, are ended. */
    private static void drop(Connection keeper, String name) throws SQLException {
        PlainSql.execute(
                keeper,
                "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname = '" + name
                        + "'");
        PlainSql.execute(keeper, "DROP DATABASE IF EXISTS " + name);
    }

    @Override
    public void empty(Connection connection) throws SQLException {
        PlainSql.execute(connection, PostgreSqlBackups.REMOVE_ALL);
    }

    @Override
    public List<Counter> counters(Connection connection) throws SQLException {
        record Sequence(String query, String name, boolean isOfColumn) {}
        List<Sequence> sequences = PlainSql.query(
                connection, SEQUENCES, row -> new Sequence(row.getString(1), row.getString(2), row.getBoolean(3)));
        List<Counter> counters = new ArrayList<>();
        for (Sequence each : sequences) {
            long position = PlainSql.query(connection, each.query(), row -> row.getLong(1))
                    .get(0);
            counters.add(new Counter(each.name(), each.isOfColumn(), position));
        }
        return counters;
    }

    @Override
    public List<String> schemas(Connection connection) throws SQLException {
        return PlainSql.query(
                        connection,
                        SCHEMAS,
                        row -> row.getString("said") == null
                                ? List.of(row.getString("creation"))
                                : List.of(row.getString("creation"), row.getString("comment")))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** A column comes back as the last one, wherever it was. */
    @Override
    public Structure comparable(Structure structure) {
        List<SchemaObject> objects = structure.objects().values().stream()
                .map(each -> isColumn(each.id()) ? each.without(List.of(Trait.POSITION)) : each)
                .toList();
        return Structure.of(objects);
    }

    private static boolean isColumn(ObjectId id) {
        return id.kind() == ObjectKind.COLUMN;
    }

    private record Beside(Connection keeper, String name, DataSource dataSource) implements ThrowAwayDatabase {

        /** The one that the given database's sessions are in. */
        void makeSchema(String schema) throws SQLException {
            try (Connection connection = dataSource.getConnection()) {
                PlainSql.execute(connection, "CREATE SCHEMA IF NOT EXISTS \"" + schema.replace("\"", "\"\"") + '"');
            } catch (SQLException e) {
                remove();
                throw e;
            }
        }

        @Override
        public void remove() throws SQLException {
            if (!keeper.isClosed()) {
                try (keeper) {
                    drop(keeper, name);
                    PlainSql.execute(keeper, "SELECT pg_catalog.pg_advisory_unlock_all()");
                }
            }
        }
    }
}
