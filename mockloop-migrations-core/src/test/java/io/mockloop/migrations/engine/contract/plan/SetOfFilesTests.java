package io.mockloop.migrations.engine.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an old set of files brings along: names, encodings, and settings of single scripts. */
@OnEachDatabase
class SetOfFilesTests extends ContractTests {

    SetOfFilesTests(TestDatabase server) {
        super(server);
    }

    private void bytes(String name, String text, Charset encoding) {
        try {
            Files.write(path.resolve(name), text.getBytes(encoding));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names() {
        return database.rows("SELECT name FROM names ORDER BY id");
    }

    @Test
    void versionsOfAnyLengthAndBothSeparatorsInOneVersion() {
        folder.with("V20150100000001000000__c.sql", "CREATE TABLE c (id INT);")
                .with("V22_1.14.7__b.sql", "CREATE TABLE b (id INT);")
                .with("V22.1_14__a.sql", "CREATE TABLE a (id INT);")
                .with("V99999999999999999999999999999999999999__d.sql", "CREATE TABLE d (id INT);");

        assertThat(executed(manager().migrateToLatest()))
                .containsExactly(
                        "22.1.14", "22.1.14.7", "20150100000001000000", "99999999999999999999999999999999999999");
        assertThat(manager().migrateToLatest().executed()).isEmpty();
    }

    @Test
    void namesWithBlanksAndSubFolders() {
        folder.with("release 1/V1__first table.sql", "CREATE TABLE a (id INT);")
                .with("release 2/more/V2__a  b__c.sql", "CREATE TABLE b (id INT);")
                .with("V3.sql", "CREATE TABLE c (id INT);");

        manager().migrateToLatest();

        assertThat(database.rows("SELECT description, script FROM schema_version ORDER BY installed_rank"))
                .containsExactly(
                        "first table|release 1/V1__first table.sql",
                        "a  b  c|release 2/more/V2__a  b__c.sql",
                        "|V3.sql");
    }

    @Test
    void emptyFilesAndFilesOfCommentsAlone() {
        folder.with("V1__empty.sql", "")
                .with("V2__comments.sql", "-- superseded by 3\n/* nothing\n   here */\n")
                .with("V3__blank.sql", "\r\n\r\n  ;;\r\n");

        assertThat(executed(manager().migrateToLatest())).containsExactly("1", "2", "3");
        assertThat(manager().migrateToLatest().executed()).isEmpty();
    }

    @Test
    void foldersOfTheirOwnForEachDatabase() {
        String vendor = database.kind().vendorNames().get(0);
        folder.with(vendor + "/V1__own.sql", "CREATE TABLE own (id INT);")
                .with("common/V2__common.sql", "CREATE TABLE common (id INT);")
                .with("oracle/V1__other.sql", "nonsense");

        assertThat(executed(builder()
                        .locations(folder.location() + "/common", folder.location() + "/{vendor}")
                        .build()
                        .migrateToLatest()))
                .containsExactly("1", "2");
        assertThat(catalogOfUser()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE"})
    void filesInAnotherEncoding(String encoding) {
        folder.with("V1__t.sql", "CREATE TABLE names (id INT, name VARCHAR(20));");
        Charset charset = Charset.forName(encoding);
        bytes("V1__t.sql", "CREATE TABLE names (id INT, name VARCHAR(20));", charset);
        bytes("V2__x.sql", "INSERT INTO names VALUES (1, 'Grüße');\r\nINSERT INTO names VALUES (2, 'é');", charset);

        builder().encoding(charset).build().migrateToLatest();

        assertThat(names()).containsExactly("Grüße", "é");
    }

    @Test
    void theEncodingOfASingleFile() {
        folder.with("V1__t.sql", "CREATE TABLE names (id INT, name VARCHAR(20));")
                .with("V3__y.sql", "INSERT INTO names VALUES (2, 'Grüße');")
                .with("V2__x.sql.conf", "# saved long ago\nencoding=ISO-8859-1\n");
        bytes("V2__x.sql", "INSERT INTO names VALUES (1, 'Grüße');", StandardCharsets.ISO_8859_1);

        manager().migrateToLatest();

        assertThat(names()).containsExactly("Grüße", "Grüße");
    }

    @Test
    void aFileInAnotherEncodingThanItShouldBeIsNamedWithItsLine() {
        bytes("V1__x.sql", "-- first\n-- second\n-- é\n", StandardCharsets.ISO_8859_1);

        MigrationException failure = failureOf(() -> manager().migrateToLatest());

        assertThat(failure.code()).isEqualTo("NOT_IN_ENCODING");
        assertThat(failure.getMessage())
                .startsWith("V1__x.sql:3: the file is not valid UTF-8 from this line on.")
                .contains("mockloop.migrations.encoding", "encoding=NAME in V1__x.sql.conf");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void placeholdersThatASingleFileLeavesAlone() {
        folder.with("V1__t.sql", "CREATE TABLE names (id INT, name VARCHAR(20));")
                .with("V2__x.sql", "INSERT INTO names VALUES (1, '${name}');")
                .with("V2__x.sql.conf", "placeholderReplacement=false");

        manager().migrateToLatest();

        assertThat(names()).containsExactly("${name}");
    }

    @Test
    void aSingleFileWithoutTransaction() {
        folder.with("V1__x.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\nINSERT INTO nowhere VALUES (1);")
                .with("V1__x.sql.conf", "executeInTransaction=false");

        MigrationException failure = failureOf(() -> manager().migrateToLatest());

        assertThat(failure.getMessage()).contains("Statements 1 to 2 are done, and stay.");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }

    @Test
    void aDirectiveInAFileComesBeforeTheSettingBesideIt() {
        folder.with("V1__x.sql", "-- transaction: false\nCREATE TABLE a (id INT);\nINSERT INTO nowhere VALUES (1);")
                .with("V1__x.sql.conf", "executeInTransaction=true");

        assertThat(failureOf(() -> manager().migrateToLatest()).getMessage())
                .contains("Statement 1 is done, and stays.");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            executeInTransaction=no | executeInTransaction: 'no' is neither true nor false.
            shouldExecute=true      | the setting 'shouldExecute' is not known here.
            encoding=nonsense       | 'nonsense' is no encoding that this Java knows.
            """)
    void aSettingThatIsNotKnownIsNamedWithItsLine(String line, String problem) {
        folder.with("V1__x.sql", "CREATE TABLE a (id INT);").with("V1__x.sql.conf", "# settings\n" + line);
        MigrationManager manager = manager();

        MigrationException failure = failureOf(manager::migrateToLatest);

        assertThat(failure.code()).isEqualTo("BAD_SCRIPT_SETTING");
        assertThat(failure.getMessage()).startsWith("V1__x.sql.conf:2: ").contains(problem);
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void aNameThatFlywayFillsIsRefusedUntilItIsDefined() {
        folder.with("V1__x.sql", "CREATE TABLE a (id INT);")
                .with("V2__y.sql", "\nCREATE TABLE b (id INT);\nINSERT INTO ${flyway:defaultSchema}.b VALUES (1);");

        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("FLYWAY_PLACEHOLDER");
        assertThat(failure.getMessage())
                .startsWith("V2__y.sql:3: ")
                .contains("mockloop.migrations.placeholders.[flyway:defaultSchema]");
        assertThat(database.catalog()).isEmpty();
    }
}
