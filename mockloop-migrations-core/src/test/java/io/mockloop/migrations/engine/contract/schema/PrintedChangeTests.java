package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan prints of changes that are sent in other words, by what is there. */
@OnEachDatabase(that = That.SAYS_CHANGES_IN_OTHER_WORDS)
class PrintedChangeTests extends ContractTests {

    private static final Changing TABLES = new Changing("1", PrintedChangeTests::tables);
    private static final Changing NOT_NULL = new Changing("3", schema -> schema.setNotNull("a", "x"));

    private final TestDatabase server;

    @TempDir
    Path work;

    PrintedChangeTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    private static void tables(Schema schema) {
        schema.createTable("a", table -> {
            table.varchar("x", 10);
            table.varchar("y", 10);
        });
        schema.createTable("b", table -> table.varchar("x", 10));
    }

    /** The lines of the third migration, which follows another one, up to the first that isn't a comment. */
    private List<String> printedBehind(Migration... before) {
        manager(TABLES).migrateToVersion("1");
        Stream<Migration> others = Stream.of(TABLES, NOT_NULL);
        return linesOf(manager(Stream.concat(others, Stream.of(before)).toArray(Migration[]::new))
                .plan());
    }

    private static List<String> linesOf(MigrationPlan plan) {
        List<String> lines = plan.toString()
                .lines()
                .dropWhile(line -> !line.startsWith("-- UP 3"))
                .filter(line -> !line.startsWith("BEGIN") && !line.startsWith("PRAGMA"))
                .skip(2)
                .toList();
        long comments = lines.stream().takeWhile(line -> line.startsWith("-- ")).count();
        return lines.subList(0, (int) Math.min(comments + 1, lines.size()));
    }

    private static void isKnown(List<String> lines) {
        assertThat(lines).singleElement().asString().matches("(?s)(ALTER TABLE .a. MODIFY|SAVEPOINT).*");
    }

    private static void isKnownLater(List<String> lines) {
        assertThat(lines)
                .first()
                .asString()
                .matches("-- What is sent for this is known when it runs, by what is there then:"
                        + " ALTER TABLE .a. ALTER COLUMN .x. SET NOT NULL");
    }

    @Test
    void isAsItWouldBeSentBehindWhatChangesOtherTables() {
        isKnown(printedBehind(new Changing("2", schema -> {
            schema.addColumn("b", column -> column.varchar("y", 10));
            schema.createTable("c", table -> table.identity("id"));
        })));
    }

    @Test
    void isAsItWouldBeSentBehindAFileThatNamesOtherTables() {
        folder.with("V2__b.sql", "INSERT INTO b (x) VALUES ('the row');\nCREATE INDEX b_x ON b (x);");
        isKnown(printedBehind());
    }

    @Test
    void isACommentBehindWhatChangesTheTable() {
        isKnownLater(printedBehind(new Changing(
                "2", schema -> schema.alterColumn("a", was -> was.varchar("x", 10), now -> now.varchar("x", 20)))));
    }

    @Test
    void isACommentBehindAFileThatNamesTheTable() {
        folder.with("V2__a.sql", "ALTER TABLE A ADD z INT;");
        isKnownLater(printedBehind());
    }

    @Test
    void isACommentBehindAnotherName() {
        isKnownLater(printedBehind(new Changing("2", schema -> schema.renameTable("b", "c"))));
    }

    @Test
    void isACommentBehindWhatIsWrittenInJava() {
        isKnownLater(printedBehind(new Coded("2", db -> {})));
    }

    @Test
    void whatIsSoAlreadyIsAComment() {
        Changing first = new Changing(
                "1",
                schema ->
                        schema.createTable("a", table -> table.varchar("x", 10).notNull()));
        manager(first).migrateToLatest();
        assertThat(linesOf(manager(first, NOT_NULL).plan()))
                .first()
                .asString()
                .matches(
                        "-- Nothing is sent for this, since it is so already: ALTER TABLE .a. ALTER COLUMN .x. SET NOT NULL");
    }

    /** Its key is dropped by the statement before, and so it doesn't fail. */
    @Test
    void aColumnWithAKeyOfItsOwnIsDropped() {
        Changing made = new Changing(
                "1",
                schema -> schema.createTable("a", table -> {
                    table.integer("id");
                    table.varchar("n", 20).unique();
                }));
        manager(made).migrateToLatest();
        Changing drops = new Changing(
                "2",
                schema -> schema.dropColumn("a", was -> was.varchar("n", 20).unique()));
        assertThat(manager(made, drops).plan().toString())
                .contains("DROP COLUMN")
                .doesNotContain("The run will fail");
        manager(made, drops).migrateToLatest();
    }

    @Test
    void whatWillFailIsAComment() {
        Changing first = new Changing("1", schema -> schema.createTable("b", table -> table.identity("id")));
        manager(first).migrateToLatest();
        assertThat(linesOf(manager(first, NOT_NULL).plan()))
                .first()
                .asString()
                .matches("-- The run will fail at this: ALTER TABLE .a. ALTER COLUMN .x. SET NOT NULL - .*\\ba\\b.*");
    }

    @Test
    void sqlitesShellIsToldToTakeAChangeOfTheSchemasOwnTable() {
        assumeTrue(database.kind() == Database.SQLITE, "only SQLite's schema is a table that is written");
        manager(TABLES).migrateToLatest();
        assertThat(manager(TABLES, NOT_NULL).plan().toString())
                .startsWith("-- Without this the database's own client doesn't take what follows.\n"
                        + ".dbconfig defensive off\n-- UP 3");
        assertThat(manager(TABLES).plan().toString()).isEqualTo("-- Nothing to do.\n");
    }

    @Test
    void theDatabasesOwnClientTakesASetOfWhichNotAllIsKnown() throws IOException {
        Changing more = new Changing("4", schema -> {
            schema.setNotNull("b", "x");
            schema.setNotNull("a", "y");
        });
        try (FreshDatabase other = server.newDatabase()) {
            Stream.of(database, other).forEach(each -> manager(each, TABLES).migrateToLatest());
            MigrationManager manager = manager(database, TABLES, NOT_NULL, more);
            Path script =
                    Files.writeString(work.resolve("plan.sql"), manager.plan().toString());
            other.traits().run(other.access(), script, work);
            manager.migrateToLatest();
            manager(other, TABLES, NOT_NULL, more).migrateToLatest(); // the rest
            assertThat(catalog(other)).isEqualTo(catalog(database));
        }
    }

    private static List<String> catalog(FreshDatabase of) {
        return of.catalog("schema_version", "schema_version_log");
    }

    private MigrationManager manager(FreshDatabase on, Migration... migrations) {
        return MigrationManagerBuilder.forDataSource(on.dataSource())
                .locations(folder.location())
                .migrations(migrations)
                .build();
    }
}
