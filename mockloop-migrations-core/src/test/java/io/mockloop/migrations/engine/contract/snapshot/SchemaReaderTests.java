package io.mockloop.migrations.engine.contract.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.testkit.CountingDataSource;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * What a schema consists of is read out of the catalog, whole, and again the same. A database has a script of one of
 * everything, that in words, and changes of it, each with the objects that differ by it alone, and its undo.
 */
@OnEachDatabase(quick = {Database.SQLITE, Database.POSTGRESQL})
class SchemaReaderTests extends SnapshotTests {

    private static final int MOST_QUERIES = 12;
    private static final int MANY = 300;

    private final TestDatabase server;

    SchemaReaderTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    @Test
    void readsOneOfEverything() throws SQLException {
        assumeNotOfMySql("SchemaReaderOfMySqlTests looks at these");
        makeEverything();
        assertThat(String.join("\n", words(structure())) + "\n").isEqualTo(text(own("everything", ".txt")));
        assertThat(structure().unseen()).isEmpty();
    }

    @Test
    void eachChangeMakesNothingElseDifferAndIsGoneWithItsUndo() throws SQLException {
        makeEverything();
        Structure before = structure();
        SoftAssertions all = new SoftAssertions();
        for (String line : text(own("changes", ".txt")).lines().toList()) {
            String[] parts = line.split(" \\| ", -1);
            send(parts[1]);
            all.assertThat(differing(before, structure())).as(parts[1]).isEqualTo(parts[0]);
            send(parts[2]);
            all.assertThat(differing(before, structure()))
                    .as("undone: " + parts[1])
                    .isEmpty();
        }
        all.assertAll();
        assertThat(structure()).isEqualTo(before);
    }

    private void assumeNotOfMySql(String why) {
        assumeThat(That.IS_OF_MYSQL.isTrueOf(database)).as(why).isFalse();
    }

    /** As a run sends changes of the schema. */
    private void send(String statements) throws SQLException {
        Dialect dialect = database.traits().dialect();
        try (Connection connection = database.dataSource().getConnection()) {
            for (String statement : statements.split(" ;; ", -1)) {
                for (String sent : dialect.ddl().asSent(connection, statement)) {
                    PlainSql.execute(connection, sent);
                }
            }
        }
    }

    @Test
    void sendsAsManyQueriesForManyTablesAsForOne() throws SQLException {
        makeEverything();
        int forFew = queries(structure().objects().size());
        database.execute(IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> "CREATE TABLE many%1$s (id INT PRIMARY KEY, a INT, UNIQUE (a))".formatted(number))
                .toArray(String[]::new));
        int objects = structure().objects().size();
        assertThat(objects).isGreaterThan(5 * MANY);
        assertThat(queries(objects)).isEqualTo(forFew).isLessThanOrEqualTo(MOST_QUERIES);
    }

    private int queries(int objects) throws SQLException {
        CountingDataSource counting = new CountingDataSource(database.dataSource());
        try (Connection connection = counting.getConnection()) {
            Structure structure = database.traits().dialect().schemas().read(connection, Scope.DATABASE);
            assertThat(structure.objects()).hasSize(objects);
        }
        return counting.statements().size();
    }

    @Test
    void isTheSameAfterADumpWasRunIntoAnotherDatabase() throws SQLException {
        assumeNotOfMySql("their dumps change events, and routines with texts of other characters");
        makeEverything();
        database.traits().requireBackupTools();
        Path dump = path.resolve("dump.sql");
        List<String> options = Stream.of(database.traits().dumpOptions().get(0).split(" "))
                .filter(each -> !each.isEmpty())
                .toList();
        database.traits().dump(database.access(), dump, path, options);
        try (FreshDatabase other = server.newDatabase()) {
            database.traits().run(other.admin(), dump, path);
            assertThat(differing(structure(), structure(other, Scope.DATABASE))).isEmpty();
        }
    }

    @Test
    void readsWhatTheEngineMakesForItself() throws SQLException {
        own("everything", ".sql");
        folder.with("V1__t.sql", "CREATE TABLE t (id INT PRIMARY KEY);\n");
        manager().migrateToLatest();
        assertThat(words(structure().without(id -> !id.table().isEmpty())))
                .extracting(each -> each.replaceAll(" \\|.*", ""))
                .contains("table schema_version", "table schema_version_log", "table t");
    }
}
