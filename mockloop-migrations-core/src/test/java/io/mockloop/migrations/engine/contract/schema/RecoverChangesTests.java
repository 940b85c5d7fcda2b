package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes of which each is committed by itself, and that end between them, are completed, or taken back. */
@OnEachDatabase(that = That.COMMITS_SCHEMA_CHANGES)
class RecoverChangesTests extends ContractTests {

    private static final Version TWO = Version.of("2");
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int MORE_THAN_ANY_RUN_NEEDS = 200;

    private List<String> before = List.of();
    private List<String> after = List.of();

    RecoverChangesTests(TestDatabase server) {
        super(server);
    }

    private static void base(Schema schema) {
        schema.createTable("servers", table -> {
            table.identity("id");
            table.varchar("name", 20);
            table.integer("port").notNull().defaultTo(80);
            table.text("note");
            table.index("name");
        });
        schema.createTable("logs", table -> {
            table.bigint("server_id").notNull();
            table.varchar("method", 10);
        });
    }

    /** Of every kind: some are rewritten, and all but the first need what comes before them. */
    private static final List<Consumer<Schema>> CHANGES = List.of(
            schema -> schema.createTable("owners", table -> {
                table.bigint("id").primaryKey();
                table.varchar("name", 50);
            }),
            schema -> schema.alterColumn(
                    "owners",
                    was -> was.varchar("name", 50),
                    now -> now.varchar("name", 80).notNull()),
            schema -> schema.addForeignKey("logs", ForeignKey.from("server_id").to("servers", "id")),
            schema -> schema.dropColumn("servers", column -> column.text("note")),
            schema -> schema.setNotNull("servers", "name"),
            schema -> schema.createIndex(Index.on("logs", "method")),
            schema -> schema.renameColumn("servers", "port", "tcp_port"),
            schema -> schema.dropIndex(Index.on("servers", "name")),
            schema -> schema.renameTable("logs", "requests"));

    private MigrationManager changing(Consumer<Schema> changes) {
        return manager(new Changing("1", RecoverChangesTests::base), new Changing("2", changes));
    }

    private static void all(Schema schema) {
        CHANGES.forEach(change -> change.accept(schema));
    }

    @BeforeEach
    void knowWhatIsThere() {
        changing(RecoverChangesTests::all).migrateToVersion("1");
        before = List.of(catalogOfUser());
        changing(RecoverChangesTests::all).migrateToLatest();
        after = List.of(catalogOfUser());
        changing(RecoverChangesTests::all).rollbackToVersion("1");
        assertThat(catalogOfUser()).containsExactlyElementsOf(before);
    }

    /** The same with one between them that fails until there is a table. */
    private static Consumer<Schema> failingAt(int place, String up, String down) {
        return schema -> {
            CHANGES.subList(0, place).forEach(change -> change.accept(schema));
            schema.sql(up, down);
            CHANGES.subList(place, CHANGES.size()).forEach(change -> change.accept(schema));
        };
    }

    static Stream<Integer> places() {
        return IntStream.rangeClosed(1, CHANGES.size()).boxed();
    }

    @Test
    void anUpThatFailsAtAnyOfThemIsTakenBackOrCompleted() {
        places().forEach(place -> {
            MigrationManager manager =
                    changing(failingAt(place, "DELETE FROM missing", "DELETE FROM missing WHERE 1 = 0"));
            failureOf(manager::migrateToLatest);
            assertThat(manager.planRecovery(RecoveryKind.COMPLETE).orElseThrow().done())
                    .isEqualTo(place);
            assertThat(executed(manager.recover(TWO, RecoveryKind.ROLLBACK))).containsExactly("2");
            assertThat(catalogOfUser()).as("taken back from %d", place).containsExactlyElementsOf(before);

            failureOf(manager::migrateToLatest);
            database.execute("CREATE TABLE missing (id INT)");
            assertThat(executed(manager.recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
            assertThat(database.catalog("schema_version", "schema_version_log", "missing"))
                    .as("completed from %d", place)
                    .isEqualTo(after);
            manager.rollbackToVersion("1");
            database.execute("DROP TABLE missing");
            assertThat(catalogOfUser()).as("undone").containsExactlyElementsOf(before);
        });
    }

    @Test
    void aDownThatFailsAtAnyOfThemIsTakenBackOrCompleted() {
        places().forEach(place -> {
            MigrationManager manager = changing(failingAt(place, "DELETE FROM servers", "DELETE FROM missing"));
            manager.migrateToLatest();
            failureOf(() -> manager.rollbackToVersion("1"));
            if (manager.planRecovery().isPresent()) { // it failed behind its first statement
                assertThat(executed(manager.recover(TWO, RecoveryKind.ROLLBACK)))
                        .containsExactly("2");
            }
            assertThat(catalogOfUser()).as("taken back from %d", place).containsExactlyElementsOf(after);

            failureOf(() -> manager.rollbackToVersion("1"));
            database.execute("CREATE TABLE missing (id INT)");
            if (manager.planRecovery().isPresent()) {
                assertThat(executed(manager.recover(TWO, RecoveryKind.COMPLETE)))
                        .containsExactly("2");
            } else {
                manager.rollbackToVersion("1");
            }
            database.execute("DROP TABLE missing");
            assertThat(catalogOfUser()).as("completed from %d", place).containsExactlyElementsOf(before);
        });
    }

    /** The connection dies at each round trip in turn, of which the request or the answer is lost. */
    @Slow
    @ParameterizedTest
    @EnumSource
    void whatAConnectionThatDiesLeavesIsRecovered(RecoveryKind kind) throws SQLException {
        int left = 0;
        boolean dies = true;
        for (int at = 1; dies; at++) {
            assertThat(at).isLessThan(MORE_THAN_ANY_RUN_NEEDS);
            dies = runDyingAt(at, at % 2 == (kind == RecoveryKind.COMPLETE ? 0 : 1));
            awaitEndOfSession();
            MigrationManager manager = changing(RecoverChangesTests::all);
            if (manager.planRecovery().isPresent()) {
                left++;
                assertThat(manager.planRecovery(kind).orElseThrow().inDoubt())
                        .as("round trip %d", at)
                        .isNull();
                manager.recover(TWO, kind);
                assertThat(catalogOfUser())
                        .as("round trip %d", at)
                        .containsExactlyElementsOf(kind == RecoveryKind.COMPLETE ? after : before);
            }
            manager.migrateToLatest();
            assertThat(catalogOfUser()).as("round trip %d", at).containsExactlyElementsOf(after);
            manager.rollbackToVersion("1");
            assertThat(catalogOfUser()).as("round trip %d", at).containsExactlyElementsOf(before);
        }
        assertThat(left).isGreaterThanOrEqualTo(CHANGES.size() / 2);
    }

    private boolean runDyingAt(int at, boolean answerIsLost) throws SQLException {
        try (Meter meter = Meter.on(database, true)) {
            meter.reset();
            meter.dieAt(at, answerIsLost);
            MigrationManagerBuilder.forDataSource(meter.dataSource())
                    .locations(folder.location())
                    .migrations(
                            new Changing("1", RecoverChangesTests::base), new Changing("2", RecoverChangesTests::all))
                    .build()
                    .migrateToLatest();
            return false;
        } catch (MigrationException e) {
            return true;
        }
    }

    private void awaitEndOfSession() {
        MigrationManager manager = changing(RecoverChangesTests::all);
        Await.until(
                LONG,
                "nobody is at the migration",
                () -> manager.planRecovery().isPresent()
                        || database.rows("SELECT version FROM schema_version WHERE state = 'RUNNING'")
                                .isEmpty());
    }
}
