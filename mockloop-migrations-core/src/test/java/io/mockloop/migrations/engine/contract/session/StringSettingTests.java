package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import io.mockloop.migrations.testkit.Traits.Backslashes;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Files are read as the session's settings say, and as those that the files change. */
@OnEachDatabase(that = That.HAS_A_SETTING_OF_BACKSLASHES)
class StringSettingTests extends ContractTests {

    private static final String PLAIN_BACKSLASH = "'\\', ';'";
    private static final String ESCAPED_QUOTE = "'\\';', 'x'";

    private final Backslashes backslashes;

    StringSettingTests(TestDatabase server) {
        super(server);
        backslashes = server.traits().backslashes().orElseThrow();
    }

    /** The text of two values, by default and the other way. */
    private String values(boolean inOtherWay) {
        return inOtherWay == backslashes.escapesByDefault() ? PLAIN_BACKSLASH : ESCAPED_QUOTE;
    }

    private DataSource otherWay() {
        String url = database.url();
        return new DriverManagerDataSource(
                url + (url.contains("?") ? "&" : "?") + backslashes.inUrl(), database.user(), database.password());
    }

    private MigrationManager managerOf(DataSource dataSource) {
        return MigrationManagerBuilder.forDataSource(dataSource)
                .locations(folder.location())
                .build();
    }

    private void assertRows(int count) {
        assertThat(database.rows("SELECT count(*) FROM t WHERE length(a) = 1 OR length(a) = 2"))
                .containsExactly(String.valueOf(count));
    }

    @Test
    void aFileIsReadAsTheSessionReadsIt() {
        folder.with("V1__t.sql", "CREATE TABLE t (a VARCHAR(20), b VARCHAR(20));")
                .with("V2__rows.sql", "INSERT INTO t VALUES (" + values(true) + ");\nINSERT INTO t VALUES ('x', ';');");
        managerOf(otherWay()).migrateToLatest();
        assertRows(2);
    }

    @Test
    void aFileIsReadAsItsOwnStatementsHaveTheSessionReadIt() {
        folder.with(
                        "V1__t.sql",
                        "CREATE TABLE t (a VARCHAR(20), b VARCHAR(20));\n"
                                + backslashes.otherwise() + ";\nINSERT INTO t VALUES (" + values(true) + ");\n"
                                + backslashes.byDefault() + ";\nINSERT INTO t VALUES (" + values(false) + ");\n"
                                + backslashes.otherwise() + ";\nINSERT INTO t VALUES (" + values(true) + ");\n")
                .with("V2__rows.sql", "INSERT INTO t VALUES (" + values(false) + ");");
        manager().migrateToLatest();
        assertRows(4);
    }

    @Test
    void theStoredUndoIsReadAsTheFileWas() {
        folder.with("V1__t.sql", "CREATE TABLE t (a VARCHAR(20), b VARCHAR(20));")
                .with("V2__rows.sql", "INSERT INTO t VALUES ('x', 'y');")
                .with(
                        "U2__rows.sql",
                        backslashes.otherwise() + ";\nINSERT INTO t VALUES (" + values(true)
                                + "); -- ${not_a_placeholder}\n" + backslashes.byDefault() + ";\nINSERT INTO t VALUES ("
                                + values(false) + ");\n");
        manager().migrateToLatest();
        folder.without("V2__rows.sql").without("U2__rows.sql");
        manager().rollbackToVersion("1");
        assertRows(3);
    }

    @Test
    void theUndoHasItsOwnSettings() {
        folder.with(
                "migration_1_t.sql",
                "-- migrate:up\nCREATE TABLE t (a VARCHAR(20), b VARCHAR(20));\n"
                        + backslashes.otherwise() + ";\nINSERT INTO t VALUES (" + values(true) + ");\n-- migrate:down\n"
                        + "INSERT INTO t VALUES (" + values(false) + ");\n");
        manager().migrateToLatest();
        manager().rollbackToVersion("none");
        assertRows(2);
    }
}
