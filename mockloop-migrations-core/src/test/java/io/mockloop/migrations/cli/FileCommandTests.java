package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileCommandTests {

    @TempDir
    private Path root;

    private Path db = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        db = Files.createDirectory(root.resolve("db"));
        write("V1__a.sql", "SELECT 1;\n");
        write("migrations.lock", "1 V1__a.sql\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = db.resolve(name);
        Files.createDirectories(file.resolve("..").normalize());
        Files.writeString(file, text);
    }

    private Outcome run(String... arguments) {
        List<String> args = new ArrayList<>(List.of(arguments));
        args.add(0, "db");
        if (args.stream().noneMatch(each -> each.equals("--locations") || each.equals("--config"))) {
            args.addAll(List.of("--locations", db.toString()));
        }
        Outcome outcome = CommandFolder.call(args);
        return new Outcome(outcome.exitCode(), shown(outcome.out()), shown(outcome.err()));
    }

    private String shown(String printed) {
        return printed.replace(System.lineSeparator(), "\n")
                .replace(root.toString().replace('\\', '/') + "/", "");
    }

    private void assertSaid(Outcome outcome, int exitCode, String out, String err) {
        assertThat(outcome).isEqualTo(new Outcome(exitCode, out, err));
    }

    @Test
    void newSaysWhatItWrote() {
        assertSaid(run("new", "add", "webhooks", "--depends-on", "1"), 0, """
                Wrote db/V2__add_webhooks.sql
                Wrote db/U2__add_webhooks.sql
                Added its line to db/migrations.lock
                """, "");
        assertThat(db.resolve("V2__add_webhooks.sql")).content().startsWith("-- depends-on: 1\n");
        assertSaid(run("new", "Add more", "--output", "json"), 0, """
                {"version":"3","description":"Add more","files":["db/V3__add_more.sql","db/U3__add_more.sql"],"lock":"db/migrations.lock"}
                """, "");
    }

    @Test
    void newWritesAClass() {
        String sources = root.resolve("src").toString();

        assertSaid(
                run("new", "add webhooks", "--java", "--java-packages", "a.b,c", "--source-folder", sources),
                0,
                """
                Wrote src/a/b/Migration2AddWebhooks.java
                Added its line to db/migrations.lock
                """,
                "");
        assertSaid(run("new", "--java", "x"), 2, "", """
                Error: No package is named that the class could go into. Nothing was changed.
                Type `mockloop db new --java --java-packages com.example.migration "add webhooks"`.
                """);
    }

    @Test
    void renumberSaysWhatItChanged() throws IOException {
        write("V2__b.sql", "-- depends-on: 1\nSELECT 1;\n");
        write("migrations.lock", "1 V1__a.sql\n2 V2__b.sql\n");

        assertSaid(run("renumber", "1"), 0, """
                Version 1 is now version 3.
                Renamed db/V1__a.sql to db/V3__a.sql
                Changed db/V2__b.sql, which depends on it
                Changed its line in db/migrations.lock
                Note: A database that has run it as version 1 refuses 3 until that is accepted there: mockloop db repair --version 1.
                """, "");
        assertSaid(run("renumber", "3", "--to", "1", "--file", "V3__a.sql", "--output", "json"), 0, """
                {"from":"3","to":"1","renamed":[{"from":"db/V3__a.sql","to":"db/V1__a.sql"}],"changed":["db/V2__b.sql"],"lock":"db/migrations.lock","lockChange":"CHANGED","notes":["Version 1 lies below 2: a database that has run 2 refuses it, unless it says what it depends on.","A database that has run it as version 3 refuses 1 until that is accepted there: mockloop db repair --version 3."]}
                """, "");
    }

    @Test
    void checkListsProblems() throws IOException {
        assertSaid(run("check"), 0, "Valid: the files fit together, and with migrations.lock.\n", "");
        assertSaid(run("check", "--output", "json"), 0, "{\"valid\":true,\"problems\":[]}\n", "");
        write("V2__b.sql", "SELECT 1;\n");

        assertSaid(run("check"), 1, """
                1 problem:

                FILE_WITHOUT_LINE, version 2 (V2__b.sql)
                  V2__b.sql has no line in migrations.lock. Type `mockloop db check --write`.
                """, "");
        assertSaid(run("check", "--output", "json"), 1, """
                {"valid":false,"problems":[{"code":"FILE_WITHOUT_LINE","version":"2","script":"V2__b.sql","message":"V2__b.sql has no line in migrations.lock. Type `mockloop db check --write`."}]}
                """, "");
        assertSaid(
                run("check", "--write"),
                0,
                "Valid: the files fit together, and with migrations.lock.\n",
                "Wrote db/migrations.lock.\n");
        assertSaid(run("check", "--write"), 0, "Valid: the files fit together, and with migrations.lock.\n", "");
    }

    @Test
    void checkLooksAtTheBranchToBeMergedInto() throws IOException {
        Path main = Files.writeString(root.resolve("main.lock"), "1 V1__other.sql\n2 V2__b.sql\n");

        Outcome outcome = run("check", "--against", main.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains(
                        "DUPLICATE_VERSION",
                        "V1__a.sql has version 1, which is that of V1__other.sql in main.lock. Type `mockloop db renumber 1`.");
        assertThat(run("check", "--against", "nowhere.lock").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            new                         | Missing required parameter: 'DESCRIPTION'
            new !                       | No name can be made of the description '!'
            new x --depends-on a        | 'a' is not a version
            new x --depends-on 7        | There is no migration with version 7 to depend on.
            renumber                    | Missing required parameter: 'VERSION'
            renumber 7                  | No migration has version 7.
            renumber 1 --to none        | --to must be a version.
            renumber 1 --to 1           | Version 1 is taken.
            renumber 1 --file V1__b.sql | 'V1__b.sql' is none of the files of version 1
            check x                     | There is a word too many, 'x'
            check --locations nowhere   | There is no folder nowhere.
            check --locations xy:z      | 'xy:z' has an unknown prefix
            check --locations classpath:db/migration | there is no src/main/resources here
            check --locations {vendor}/x | There is no folder of any database for file:{vendor}/x.
            new x --source-folder       | Expected parameter for option '--source-folder'
            """)
    void refusesWhatIsWrongAndChangesNothing(String arguments, String said) throws IOException {
        Path resources = Path.of("src/main/resources");
        if (arguments.contains("classpath:")) {
            org.junit.jupiter.api.Assumptions.assumeFalse(Files.isDirectory(resources), "The module has resources");
        }
        Outcome outcome = run(arguments.split(" ", -1));

        assertThat(outcome.err()).startsWith("Error: ").contains(said);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(db.toFile().list()).containsExactlyInAnyOrder("V1__a.sql", "migrations.lock");
    }

    @Test
    void whatIsLateBehindBothLockFilesIsToldOnce() throws IOException {
        write("V0.5__late.sql", "SELECT 1;\n");
        write("main.lock", "1 V1__a.sql\n");

        assertThat(run("check", "--against", db.resolve("main.lock").toString()).out())
                .startsWith("1 problem:\n\nLATE_VERSION, version 0.5 (V0.5__late.sql)\n");
    }

    @Test
    void aFailureIsJsonToo() {
        Outcome outcome = run("renumber", "7", "--output", "json");

        assertThat(outcome.out()).isEqualTo("""
                {"error":{"code":"UNKNOWN_VERSION","message":"No migration has version 7. Nothing was changed.",\
                "action":"Name a version that a file has; the highest one is 1."}}
                """);
    }

    @Test
    void checksTheFoldersOfEachDatabase() throws IOException {
        write("sqlite/V2__b.sql", "");
        write("mysql/V2__b.sql", "");
        write("mysql/V2__c.sql", "");
        write("common/V1__a.sql", "");
        String locations = db.resolve("common") + "," + db.resolve("{vendor}");

        Outcome outcome = run("check", "--write", "--locations", locations);

        assertThat(outcome.err()).isEqualTo("""
                Wrote db/common/migrations.lock.
                Wrote db/sqlite/migrations.lock.
                """);
        assertThat(outcome.out()).contains("2 problems:", "db/mysql/V2__b.sql, db/mysql/V2__c.sql", "NO_LOCK_FILE");
        assertThat(run("new", "x", "--locations", locations).err())
                .contains("{vendor} stands for more than one folder here.");
    }

    @Test
    void takesLocationsAndPackagesFromAConfiguration() throws IOException {
        Path config = Files.writeString(
                root.resolve("application.yml"),
                "mockloop.migrations:\n  locations:\n    - file:%s\n  java-packages: a.b\n".formatted(db));

        assertSaid(
                run(
                        "new",
                        "--java",
                        "x",
                        "--config",
                        config.toString(),
                        "--source-folder",
                        root.resolve("src").toString()),
                0,
                "Wrote src/a/b/Migration2X.java\nAdded its line to db/migrations.lock\n",
                "");
    }
}
