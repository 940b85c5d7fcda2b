package io.mockloop.migrations.engine.contract.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.contract.Folder;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.snapshot.Difference;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaFixer.Fix;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Golden;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** A schema that has drifted is led back by the statements that are given for it, and the rows stay. */
@OnEachDatabase(that = That.SAYS_CHANGES_IN_OTHER_WORDS) // PostgreSQL has a suite of its own
class SchemaFixTests extends SnapshotTests {

    private final TestDatabase server;

    SchemaFixTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    private Fix fix(Structure found, Structure expected) {
        return database.traits().dialect().schemaFixer().fix(found, expected);
    }

    private static void run(FreshDatabase in, List<String> statements) throws SQLException {
        try (Connection connection = in.dataSource().getConnection()) {
            if (in.kind() == Database.SQLITE) {
                PlainSql.execute(connection, "PRAGMA foreign_keys = ON");
            }
            for (String each : statements) {
                if (each.equals("PRAGMA foreign_key_check")) {
                    assertThat(PlainSql.query(connection, each, row -> row.getString(1)))
                            .isEmpty();
                } else {
                    try {
                        PlainSql.execute(connection, each);
                    } catch (SQLException e) {
                        throw new SQLException(e.getMessage() + ": " + each, e);
                    }
                }
            }
        }
    }

    /** What differs still after the schema was led to another one, with the statements if one of them fails. */
    private String left(Structure expected) throws SQLException {
        Structure found = structure();
        Fix fix = fix(found, expected);
        assertThat(fix.statements().isEmpty())
                .isEqualTo(Difference.between(expected, found).isEmpty());
        try {
            run(database, fix.statements());
        } catch (SQLException e) {
            return e.getMessage() + " of " + String.join(";\n", fix.statements());
        }
        List<Difference> left = Difference.between(expected, structure());
        return left.isEmpty() ? "" : left + " after " + String.join(";\n", fix.statements());
    }

    private List<String> kinds() {
        return List.of("all", database.kind().name().toLowerCase(Locale.ROOT));
    }

    private Stream<List<String>> changes() {
        if (!That.IS_OF_MYSQL.isTrueOf(database)) {
            return text(own("changes", ".txt")).lines().map(each -> List.of(each.split(" \\| ", -1)[1].split(" ;; ")));
        }
        return text(Golden.of(SnapshotTests.class, "changes.txt"))
                .lines()
                .map(each -> each.split(" \\| ", -1))
                .filter(each -> kinds().contains(each[0]))
                .map(each -> List.of(
                        each[2].split("(?<=DROP TRIGGER first|DROP TRIGGER after_delete|DROP PROCEDURE same);", -1)));
    }

    private void send(List<String> change) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            for (String statement : change) {
                for (String sent : database.traits().dialect().ddl().asSent(connection, statement)) {
                    PlainSql.execute(connection, sent);
                }
            }
        }
    }

    @Test
    void eachChangeIsLedBackAndLedToAgain() throws SQLException {
        makeEverything();
        Structure before = structure();
        SoftAssertions all = new SoftAssertions();
        for (List<String> change : changes().toList()) {
            send(change);
            Structure changed = structure();
            assertThat(Difference.between(before, changed)).isNotEmpty();
            all.assertThat(left(before)).as("back from %s", change).isEmpty();
            all.assertThat(left(changed)).as("to %s", change).isEmpty();
            all.assertThat(left(before)).as("back again from %s", change).isEmpty();
        }
        all.assertAll();
        assertThat(structure()).isEqualTo(before);
        assertThat(fix(before, before)).isEqualTo(new Fix(List.of(), List.of()));
    }

    @Test
    void everythingIsMadeOfNothingAndNothingOfEverything() throws SQLException {
        makeEverything();
        Structure everything = structure();
        try (FreshDatabase other = server.newDatabase()) {
            Structure nothing = structure(other, Scope.DATABASE);
            run(other, fix(nothing, everything).statements());
            assertThat(words(structure(other, Scope.DATABASE))).isEqualTo(words(everything));
            Fix back = fix(everything, nothing);
            run(other, back.statements());
            assertThat(words(structure(other, Scope.DATABASE))).isEmpty();
            assertThat(back.remarks()).contains("table parent isn't expected: its rows are lost");
        }
    }

    private List<String> drifts(int side) {
        boolean isOfMySql = That.IS_OF_MYSQL.isTrueOf(database);
        return text(isOfMySql ? Golden.of(SnapshotTests.class, "drifts.txt") : own("drifts", ".txt"))
                .lines()
                .map(each -> each.split(" \\| ", -1))
                .filter(each -> kinds().contains(each[0]))
                .flatMap(each -> Stream.of(each[side].split(" ;; ")))
                .toList();
    }

    @Test
    void manyDriftsAtOnceAreLedBackAndLedToAgain() throws SQLException {
        try (FreshDatabase other = server.newDatabase()) {
            run(database, drifts(1));
            run(other, drifts(2));
            Structure drifted = structure();
            Structure expected = structure(other, Scope.DATABASE);
            Fix forth = fix(drifted, expected);
            Fix back = fix(expected, drifted);
            Map<String, Integer> rows = rowsOfBoth(drifted, expected, database);
            Map<String, Integer> rowsOfOther = rowsOfBoth(drifted, expected, other);
            run(database, forth.statements());
            run(other, back.statements());
            assertThat(rowsOfBoth(drifted, expected, database)).isEqualTo(rows);
            assertThat(rowsOfBoth(drifted, expected, other)).isEqualTo(rowsOfOther);
            assertThat(Difference.between(expected, structure()))
                    .as(String.join(";\n", forth.statements()))
                    .isEmpty();
            assertThat(Difference.between(drifted, structure(other, Scope.DATABASE)))
                    .as(String.join(";\n", back.statements()))
                    .isEmpty();
        }
    }

    /** But for those that a virtual table has. */
    private static Map<String, Integer> rowsOfBoth(Structure one, Structure other, FreshDatabase in) {
        Map<String, Integer> counts = new TreeMap<>();
        in.content("words").forEach((table, rows) -> {
            String name = table.replaceAll("[\"`]", "");
            if (one.find(ObjectKind.TABLE, "", name) != null && other.find(ObjectKind.TABLE, "", name) != null) {
                counts.put(name, rows.size());
            }
        });
        assertThat(counts.values()).contains(1);
        return counts;
    }

    private Structure real(String schema) throws SQLException {
        String folderOf = That.IS_OF_MYSQL.isTrueOf(database) ? "" : "/io/mockloop/migrations/dialect/sqlite/ddl/";
        Folder files = new Folder(path.resolve(schema))
                .with("V1__schema.sql", text(Golden.of(SnapshotTests.class, folderOf + schema + ".sql")));
        try (FreshDatabase other = server.newDatabase()) {
            MigrationManagerBuilder.forDataSource(other.dataSource())
                    .locations(files.location())
                    .build()
                    .migrateToLatest();
            return structure(other, Scope.DATABASE);
        }
    }

    @Test
    void aRealSchemaIsLedToAnother() throws SQLException {
        Structure films = real("films");
        Structure music = real("music");
        Structure nothing = structure();
        for (Structure each : List.of(films, music, films, nothing)) {
            assertThat(left(each)).isEmpty();
        }
    }

    private List<String> script(String name) {
        String shared = That.IS_OF_MYSQL.isTrueOf(database) ? "mysql" : "sqlite";
        return List.of(text(Golden.of(SnapshotTests.class, name + "-" + shared + ".sql"))
                .split("\n\n"));
    }

    @Test
    void rowsAreKept() throws SQLException {
        Structure expected;
        try (FreshDatabase other = server.newDatabase()) {
            run(other, script("kept"));
            expected = structure(other, Scope.DATABASE);
        }
        run(database, script("drifted"));
        List<String> queries = List.of(
                "SELECT id, name, hex(data), amount FROM parent ORDER BY id",
                "SELECT number, parent, hex(bytes), note FROM child ORDER BY number");
        List<List<String>> rows = queries.stream().map(database::rows).toList();
        Fix fix = fix(structure(), expected);
        run(database, fix.statements());
        assertThat(Difference.between(expected, structure())).isEmpty();
        assertThat(queries.stream().map(database::rows)).isEqualTo(rows);
        assertThat(rows).allSatisfy(each -> assertThat(each).hasSizeGreaterThan(2));
        database.execute("INSERT INTO parent (name) VALUES ('next')");
        assertThat(database.rows("SELECT id, amount FROM parent WHERE name = 'next'"))
                .containsExactly("8|7");
        run(database, List.of("DELETE FROM parent WHERE id = 1"));
        assertThat(database.rows("SELECT count(*) FROM child WHERE parent = 1")).containsExactly("0");
        assertThat(fix.remarks())
                .contains(
                        "table child: column unknown isn't expected: its values are lost",
                        "table child: column gone is made again without its values",
                        "table lost is made again without its rows");
    }
}
