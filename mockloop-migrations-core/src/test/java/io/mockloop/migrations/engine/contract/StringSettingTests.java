package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Files are read as the session's settings say, and as those that the files change. */
abstract class StringSettingTests extends ContractTests {

    private static final String PLAIN_BACKSLASH = "'\\', ';'";
    private static final String ESCAPED_QUOTE = "'\\';', 'x'";

    StringSettingTests(TestDatabase server) {
        super(server);
    }

    /** What the URL says so that a backslash means the other thing than by default. */
    abstract String inUrl();

    /** The statement that has the session read backslashes as it does by default, then the one for the other way. */
    abstract String[] settings();

    /** The text of two values, by default and the other way. */
    private String values(boolean inOtherWay) {
        return inOtherWay == escapesByDefault() ? PLAIN_BACKSLASH : ESCAPED_QUOTE;
    }

    abstract boolean escapesByDefault();

    private DataSource otherWay() {
        String url = database.url();
        return new DriverManagerDataSource(
                url + (url.contains("?") ? "&" : "?") + inUrl(), database.user(), database.password());
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
                                + settings()[1] + ";\nINSERT INTO t VALUES (" + values(true) + ");\n"
                                + settings()[0] + ";\nINSERT INTO t VALUES (" + values(false) + ");\n"
                                + settings()[1] + ";\nINSERT INTO t VALUES (" + values(true) + ");\n")
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
                        settings()[1] + ";\nINSERT INTO t VALUES (" + values(true)
                                + "); -- ${not_a_placeholder}\n" + settings()[0] + ";\nINSERT INTO t VALUES ("
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
                        + settings()[1] + ";\nINSERT INTO t VALUES (" + values(true) + ");\n-- migrate:down\n"
                        + "INSERT INTO t VALUES (" + values(false) + ");\n");
        manager().migrateToLatest();
        manager().rollbackToVersion("none");
        assertRows(2);
    }
}
