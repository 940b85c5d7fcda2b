package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.engine.contract.Meter.Count;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
@OnEachDatabase(variants = true)
class CountTests extends ContractTests {

    private static final int MOST_SELECTS_IN_A_UNION = 400;

    CountTests(TestDatabase server) {
        super(server);
    }

    /** What a migration's statements are. */
    enum Shape {
        DDL,
        DML,
        MIXED;

        String statement(int version, int number) {
            boolean ddl = this == DDL || (this == MIXED && number % 2 == 0);
            return ddl
                    ? "CREATE TABLE t_%d_%d (id INT);\n".formatted(version, number)
                    : "INSERT INTO base VALUES (%d);\n".formatted(version * 1000 + number);
        }
    }

    private Count start(boolean autoCommit) throws SQLException {
        try (Meter meter = Meter.on(database, autoCommit)) {
            MigrationManager manager = manager(meter);
            meter.reset();
            assertThat(manager.migrateToLatest().pending()).isZero();
            return meter.count();
        }
    }

    private MigrationManager manager(Meter meter) {
        return MigrationManagerBuilder.forDataSource(meter.dataSource())
                .locations(folder.location())
                .placeholders(Map.of("value", "x"))
                .build();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_200})
    void aStartWithNothingPendingSendsOneQuery(int migrations) throws SQLException {
        apply(migrations);
        folder.with("R__totals.sql", "INSERT INTO tiny VALUES ('${value}');\n")
                .with("B5__base.sql", "nonsense")
                .with("beforeEachMigrate.sql", "SELECT 1;\n")
                .with("afterMigrateApplied.sql", "SELECT 1;\n")
                .with("V1__tiny.sql.conf", "encoding=UTF-8\n");
        database.execute("CREATE TABLE tiny (t VARCHAR(10))");
        builder().placeholders(Map.of("value", "x")).build().migrateToLatest();
        Count count = start(true);
        assertThat(count.statements()).hasSize(1).allMatch(text -> text.startsWith("SELECT"));
        assertThat(count.roundTrips()).isEqualTo(1);
        assertThat(count.borrowed()).isEqualTo(1);
        Count withoutAutoCommit = start(false);
        assertThat(withoutAutoCommit.roundTrips()).isLessThanOrEqualTo(2);
        assertThat(withoutAutoCommit.borrowed()).isEqualTo(1);
    }

    /** Ten for real, the others as copies of the first one's row, since all files are the same. */
    private void apply(int migrations) {
        IntStream.rangeClosed(1, 10).forEach(this::addTinyFile);
        assertThat(manager().migrateToLatest().executed()).hasSize(10);
        IntStream.rangeClosed(11, migrations).forEach(this::addTinyFile);
        for (int first = 11; first <= migrations; first += MOST_SELECTS_IN_A_UNION) {
            int last = Math.min(migrations, first + MOST_SELECTS_IN_A_UNION - 1);
            database.execute(IntStream.rangeClosed(first, last)
                    .mapToObj(
                            n -> ("SELECT '%d', description, applied_at, type, 'V%d__tiny.sql', checksum, raw_hash, %d,"
                                            + " state, direction FROM schema_version WHERE installed_rank = 1")
                                    .formatted(n, n, n))
                    .collect(Collectors.joining(
                            " UNION ALL ",
                            "INSERT INTO schema_version (version, description, applied_at, type, script, checksum,"
                                    + " raw_hash, installed_rank, state, direction) ",
                            "")));
        }
    }

    private void addTinyFile(int version) {
        folder.with("V%d__tiny.sql".formatted(version), "SELECT 1;\n");
    }

    @ParameterizedTest
    @CsvSource({"DDL, 1", "DDL, 2", "DDL, 5", "DML, 1", "DML, 2", "DML, 5", "MIXED, 2", "MIXED, 5", "MIXED, 300"})
    void aMigrationNeedsFewRoundTripsAndOneCommit(Shape shape, int statements) throws SQLException {
        folder.with("V1__base.sql", "CREATE TABLE base (id INT);\n");
        manager().migrateToLatest();
        addMigration(shape, 2, statements);
        Count one = migrate(1);
        addMigration(shape, 3, statements);
        addMigration(shape, 4, statements);
        Count two = migrate(2);
        assertThat(two.roundTrips() - one.roundTrips())
                .as("%s%n%s", one, two)
                .isLessThanOrEqualTo(database.traits().mostRoundTrips(statements));
        assertThat(two.commits() - one.commits()).isEqualTo(1);
        assertThat(database.rows("SELECT count(*) FROM schema_version")).containsExactly("4");
    }

    private void addMigration(Shape shape, int version, int statements) {
        String text = IntStream.rangeClosed(1, statements)
                .mapToObj(number -> shape.statement(version, number))
                .collect(Collectors.joining());
        folder.with("V%d__%s.sql".formatted(version, shape.name().toLowerCase(Locale.ROOT)), text);
    }

    private Count migrate(int migrations) throws SQLException {
        try (Meter meter = Meter.on(database, true)) {
            MigrationManager manager = manager(meter);
            meter.reset();
            assertThat(manager.migrateToLatest().executed()).hasSize(migrations);
            return meter.count();
        }
    }
}
