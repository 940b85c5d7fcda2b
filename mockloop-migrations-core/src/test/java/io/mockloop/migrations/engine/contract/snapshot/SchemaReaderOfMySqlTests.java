package io.mockloop.migrations.engine.contract.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.dialect.mariadb.MariaDbDialect;
import io.mockloop.migrations.dialect.mysql.MySqlDialect;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Folder;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.SchemaReader;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.CountingDataSource;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Golden;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The structure of a schema, as the catalogs of MySQL and MariaDB tell it. */
@OnEachDatabase(that = That.IS_OF_MYSQL, variants = true)
class SchemaReaderOfMySqlTests extends ContractTests {

    private static final int QUERIES = 12;

    private final TestDatabase server;

    SchemaReaderOfMySqlTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    private SchemaReader reader() {
        return (database.kind() == Database.MARIADB ? new MariaDbDialect() : new MySqlDialect()).schemas();
    }

    private Structure read(FreshDatabase of, String... settings) throws SQLException {
        return read(of.access(), settings);
    }

    private Structure read(DatabaseAccess access, String... settings) throws SQLException {
        try (Connection connection = access.connect()) {
            run(connection, List.of(settings));
            return reader().read(connection, Scope.SESSION);
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(Golden.of(SchemaReaderOfMySqlTests.class, name));
    }

    private String dialect() {
        return database.kind().name().toLowerCase(Locale.ROOT);
    }

    private void makeEverything(FreshDatabase in) throws SQLException, IOException {
        try (Connection connection = in.access().connect()) {
            run(connection, lines("everything.sql"));
            run(connection, lines("everything-" + dialect() + ".sql"));
        }
    }

    private static String words(SchemaObject object) {
        return Stream.of(
                        SnapshotTests.named(object.id()),
                        object.columns().isEmpty() ? "" : object.columns().toString(),
                        object.referenced().isEmpty() ? "" : object.referenced().toString(),
                        object.traits().toString())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    @Test
    void tellsOneOfEverything() throws SQLException, IOException {
        makeEverything(database);
        Structure structure = read(database);
        assertThat(structure.objects().values().stream().map(SchemaReaderOfMySqlTests::words))
                .containsExactlyElementsOf(lines("everything-" + dialect() + ".txt"));
        assertThat(structure.unseen()).isEmpty();
        try (Connection connection = database.access().connect()) {
            assertThat(reader().read(connection, Scope.DATABASE)).isEqualTo(structure);
        }
    }

    @Test
    void isTheSameInAnotherDatabaseAndSession() throws SQLException, IOException {
        makeEverything(database);
        Structure structure = read(database);
        try (FreshDatabase other = server.newDatabase()) {
            makeEverything(other);
            assertThat(read(other)).isEqualTo(structure);
        }
        assertThat(read(
                        database,
                        "SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT'",
                        "SET time_zone = '+05:45'",
                        "SET sql_select_limit = 1",
                        "SET group_concat_max_len = 4",
                        "CREATE TEMPORARY TABLE parent (of_session INT)",
                        "CREATE TEMPORARY TABLE of_session (a INT)"))
                .isEqualTo(structure);
    }

    @Test
    void differsInWhatIsChangedAlone() throws SQLException, IOException {
        makeEverything(database);
        SoftAssertions all = new SoftAssertions();
        try (Connection connection = database.access().connect()) {
            run(connection, lines("everything.sql").subList(0, 1));
            Structure before = reader().read(connection, Scope.SESSION);
            for (String line : lines("changes.txt")) {
                String[] parts = line.split(" \\| ", -1);
                if (!parts[0].equals("all") && !parts[0].equals(dialect())) {
                    continue;
                }
                change(connection, parts[2]);
                Structure changed = reader().read(connection, Scope.SESSION);
                all.assertThat(differences(before, changed)).as(parts[2]).isEqualTo(parts[1]);
                change(connection, parts[3]);
                Structure undone = reader().read(connection, Scope.SESSION);
                all.assertThat(differences(before, undone)).as(parts[3]).isEmpty();
            }
        }
        all.assertAll();
    }

    private static void change(Connection connection, String change) throws SQLException {
        run(
                connection,
                List.of(change.split("(?<=DROP TRIGGER first|DROP TRIGGER after_delete|DROP PROCEDURE same);", -1)));
    }

    private static String differences(Structure one, Structure other) {
        TreeSet<ObjectId> all = new TreeSet<>(one.objects().keySet());
        all.addAll(other.objects().keySet());
        return all.stream()
                .filter(id ->
                        !Objects.equals(one.objects().get(id), other.objects().get(id)))
                .map(SnapshotTests::named)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Test
    void takesTheSameNumberOfQueriesForManyTables() throws SQLException, IOException {
        makeEverything(database);
        int few = queries();
        assertThat(few).isLessThanOrEqualTo(QUERIES);
        try (Connection connection = database.access().connect();
                Statement statement = connection.createStatement()) {
            for (int table = 0; table < 300; table++) {
                statement.execute(
                        "CREATE TABLE t%1$s (a INT PRIMARY KEY, b INT, KEY k (b), CONSTRAINT f%1$s FOREIGN KEY (b) REFERENCES t%2$s (a))"
                                .formatted(table, Math.max(table - 1, 0)));
            }
        }
        assertThat(queries()).isEqualTo(few);
        assertThat(read(database).all(ObjectKind.FOREIGN_KEY)).hasSizeGreaterThan(300);
    }

    private int queries() throws SQLException {
        CountingDataSource counting = new CountingDataSource(database.dataSource());
        try (Connection connection = counting.getConnection()) {
            reader().read(connection, Scope.SESSION);
        }
        return counting.statements().size();
    }

    @Test
    void saysWhatTheUserMayNotRead() throws SQLException, IOException {
        makeEverything(database);
        Structure whole = read(database);
        assertThat(read(database.admin())).isEqualTo(whole);
        Structure part = read(database.readOnly());
        assertThat(part.unseen())
                .contains(
                        "events, which take the right EVENT",
                        "functions and procedures, which take the right EXECUTE",
                        "the query of view seen, which takes the right SHOW VIEW",
                        "triggers, which take the right TRIGGER");
        assertThat(part.objects().get(new ObjectId(ObjectKind.VIEW, "", "seen")))
                .extracting(view -> view.trait(Trait.UNSEEN))
                .isEqualTo(Trait.DEFINITION);
        assertThat(part.all(ObjectKind.COLUMN))
                .containsExactlyElementsOf(whole.all(ObjectKind.COLUMN).toList());
        assertThat(part.all(ObjectKind.INDEX))
                .containsExactlyElementsOf(whole.all(ObjectKind.INDEX).toList());
    }

    @Test
    void isTheSameForASchemaThatIsMigratedTwice() throws SQLException, IOException {
        for (String script : List.of("films.sql", "music.sql", "employees.sql")) {
            try (FreshDatabase one = server.newDatabase();
                    FreshDatabase other = server.newDatabase()) {
                Folder files =
                        new Folder(path.resolve(script)).with("V1__schema.sql", String.join("\n", lines(script)));
                for (FreshDatabase each : List.of(one, other)) {
                    MigrationManagerBuilder.forDataSource(each.dataSource())
                            .locations(files.location())
                            .build()
                            .migrateToLatest();
                }
                Structure structure = read(one);
                assertThat(structure.objects()).as(script).hasSizeGreaterThan(30);
                assertThat(read(other)).as(script).isEqualTo(structure);
            }
        }
    }
}
