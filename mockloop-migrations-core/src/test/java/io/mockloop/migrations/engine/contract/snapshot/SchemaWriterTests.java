package io.mockloop.migrations.engine.contract.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.contract.Folder;
import io.mockloop.migrations.engine.jdbc.PlainSql;
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
import org.junit.jupiter.api.Test;

/** A structure that was written as SQL, and run on an empty database, is read there as it was. */
@OnEachDatabase(variants = true)
class SchemaWriterTests extends SnapshotTests {

    private final TestDatabase server;

    SchemaWriterTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    private boolean isOfMySql() {
        return That.IS_OF_MYSQL.isTrueOf(database);
    }

    private static void run(FreshDatabase in, List<String> statements) throws SQLException {
        try (Connection connection = in.dataSource().getConnection()) {
            for (String each : statements) {
                PlainSql.execute(connection, each);
            }
        }
    }

    private void isReadAgain() throws SQLException {
        Structure structure = structure();
        List<String> statements = database.traits().dialect().schemaWriter().create(structure);
        try (FreshDatabase other = server.newDatabase()) {
            if (database.kind() == Database.POSTGRESQL) {
                other.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
            }
            run(other, statements);
            Structure again = structure(other, Scope.DATABASE);
            assertThat(words(again)).isEqualTo(words(structure));
            assertThat(again).isEqualTo(structure);
            assertThat(database.traits().dialect().schemaWriter().create(again)).isEqualTo(statements);
        }
    }

    @Test
    void oneOfEverythingIsReadAsItWas() throws SQLException {
        makeEverything();
        isReadAgain();
    }

    @Test
    void realSchemasAreReadAsTheyWere() throws SQLException {
        List<String> scripts = isOfMySql() ? List.of("films", "music", "employees") : List.of("films", "music");
        String folderOf = isOfMySql() ? "" : "/io/mockloop/migrations/dialect/sqlite/ddl/";
        for (String script : database.kind() == Database.POSTGRESQL ? List.<String>of() : scripts) {
            try (FreshDatabase one = server.newDatabase();
                    FreshDatabase other = server.newDatabase()) {
                Folder files = new Folder(path.resolve(script))
                        .with("V1__schema.sql", text(Golden.of(SnapshotTests.class, folderOf + script + ".sql")));
                MigrationManagerBuilder.forDataSource(one.dataSource())
                        .locations(files.location())
                        .build()
                        .migrateToLatest();
                Structure structure = structure(one, Scope.SESSION);
                assertThat(structure.objects()).as(script).hasSizeGreaterThan(30);
                run(other, database.traits().dialect().schemaWriter().create(structure));
                assertThat(words(structure(other, Scope.SESSION))).as(script).isEqualTo(words(structure));
            }
        }
    }
}
