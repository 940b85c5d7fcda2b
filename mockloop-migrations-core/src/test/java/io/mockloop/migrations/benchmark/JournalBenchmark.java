package io.mockloop.migrations.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a migration's journal costs if changes of the schema commit by themselves: a run of a hundred statements over
 * one that sends the same statements as a callback, which has no journal; and, as what the server itself needs for it,
 * these statements and the journal's, sent by plain JDBC, over them alone. Nothing is asserted but that all is done.
 */
@OnEachDatabase(that = That.COMMITS_SCHEMA_CHANGES)
class JournalBenchmark {

    private static final int ROUNDS = Integer.getInteger("mockloop.benchmark.pairs", 100) / 10;
    private static final int STATEMENTS = 100;
    private static final String JOURNAL = "UPDATE journal SET statement_done = %1$d, statement_sent = %1$d,"
            + " statement_hash = '%1$064d' WHERE installed_rank = 1";

    private final TestDatabase server;

    @AutoClose
    private final FreshDatabase database;

    @AutoClose("destroy")
    private final SingleConnectionDataSource session;

    @TempDir
    private Path folder;

    JournalBenchmark(TestDatabase server) {
        this.server = server;
        database = server.newDatabase();
        DatabaseAccess access = database.access();
        session = new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
    }

    /** What the statements are. */
    enum Shape {
        TABLES_AND_ROWS("CREATE TABLE t%d (id INT PRIMARY KEY, name VARCHAR(100))", "INSERT INTO base VALUES (%d, 1)"),
        CHANGES("ALTER TABLE base ADD COLUMN c%d INT", "CREATE INDEX i%d ON base (c%1$d)");

        private final String first;
        private final String second;

        Shape(String first, String second) {
            this.first = first;
            this.second = second;
        }

        /** With what a run sends before each change of the schema. */
        List<String> journalled() {
            return statements().stream()
                    .flatMap(sql -> sql.startsWith("INSERT")
                            ? Stream.of(sql)
                            : Stream.of(JOURNAL.formatted(sql.hashCode() & Integer.MAX_VALUE), sql))
                    .toList();
        }

        List<String> statements() {
            return IntStream.rangeClosed(1, STATEMENTS / 2)
                    .boxed()
                    .flatMap(number -> Stream.of(first.formatted(number), second.formatted(number)))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHundredStatements(Shape shape) throws Exception {
        String all = String.join(";\n", shape.statements()) + ";\n";
        MigrationManager nothing = manager("nothing", Map.of("V1__nothing.sql", "SELECT 1;\n"));
        MigrationManager hundred = manager("hundred", Map.of("V1__hundred.sql", all));
        MigrationManager without =
                manager("without", Map.of("V1__nothing.sql", "SELECT 1;\n", "beforeMigrate.sql", all));
        nothing.migrateToLatest();
        JdbcTemplate jdbc = new JdbcTemplate(session);
        jdbc.execute("CREATE TABLE journal LIKE schema_version");
        jdbc.execute("INSERT INTO journal SELECT * FROM schema_version");
        List<Executable> turn = new ArrayList<>(List.of(
                () -> migrate(hundred),
                () -> migrate(without),
                () -> send(shape.journalled()),
                () -> send(shape.statements())));
        double[][] nanos = new double[ROUNDS + 1][turn.size()];
        for (int round = 0; round <= ROUNDS; round++) {
            for (int i = 0; i < turn.size(); i++) {
                int next = round % 2 == 0 ? i : turn.size() - 1 - i;
                nanos[round][next] = nanos(turn.get(next));
            }
        }
        print(shape, "a run over the same without a journal", nanos, 0);
        print(shape, "the statements and the journal's by plain JDBC over them alone", nanos, 2);
        jdbc.execute("DROP TABLE journal");
    }

    private void print(Shape shape, String what, double[][] nanos, int at) {
        double[] ratios = Arrays.stream(nanos)
                .skip(1)
                .mapToDouble(round -> round[at] / round[at + 1])
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%s, %s, %s: %4.2f (quartiles %4.2f and %4.2f), median of %d%n",
                server,
                shape.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                what,
                ratios[ROUNDS / 2],
                ratios[ROUNDS / 4],
                ratios[ROUNDS * 3 / 4],
                ROUNDS);
    }

    private MigrationManager manager(String name, Map<String, String> texts) throws IOException {
        Path files = Files.createDirectories(folder.resolve(name));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(files.resolve(text.getKey()), text.getValue());
        }
        return MigrationManagerBuilder.forDataSource(session)
                .locations("file:" + files)
                .build();
    }

    private double nanos(Executable work) {
        try {
            makeAnew();
            long before = System.nanoTime();
            work.execute();
            return System.nanoTime() - before;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** The history's tables stay, and are empty. */
    private void makeAnew() {
        JdbcTemplate jdbc = new JdbcTemplate(session);
        jdbc.execute(IntStream.rangeClosed(1, STATEMENTS / 2)
                .mapToObj(number -> "t" + number)
                .collect(Collectors.joining(", ", "DROP TABLE IF EXISTS base, ", "")));
        jdbc.execute("CREATE TABLE base (id INT PRIMARY KEY, name VARCHAR(100))");
        jdbc.execute("DELETE FROM schema_version");
        jdbc.execute("DELETE FROM schema_version_log");
    }

    private void send(List<String> statements) throws SQLException {
        try (Connection connection = session.getConnection()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate(sql);
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void migrate(MigrationManager manager) {
        assertThat(manager.migrateToLatest().executed()).hasSize(1);
    }
}
