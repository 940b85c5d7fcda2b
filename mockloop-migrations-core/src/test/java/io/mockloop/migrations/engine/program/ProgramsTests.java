package io.mockloop.migrations.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.dialect.sqlite.SqliteRules;
import io.mockloop.migrations.engine.discovery.DiscoverySettings;
import io.mockloop.migrations.engine.discovery.MigrationScanner;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.program.Instruction.Plain;
import io.mockloop.migrations.sql.ScriptSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTests {

    private static final boolean UNDOES_DDL = true;

    @TempDir
    private Path folder;

    @Test
    void aStepIsOneTransactionWithItsRow() throws IOException {
        write("V1__a.sql", "CREATE TABLE a (id INT);");

        assertThat(programs(UNDOES_DDL, false))
                .containsExactly("Begin, Announce, Start, Require, Run, Note, End, Commit");
    }

    @Test
    void callbacksOfEachStepAreInItsTransactionAndThoseAroundTheRunInOneForEachEvent() throws IOException {
        write("V1__a.sql", "CREATE TABLE a (id INT);");
        write("beforeMigrate__1.sql", "SELECT 1;");
        write("beforeMigrate__2.sql", "SELECT 2;");
        write("beforeEachMigrate.sql", "SELECT 3;");
        write("afterEachMigrate.sql", "SELECT 4;");
        write("afterMigrateApplied.sql", "SELECT 5;");
        write("afterMigrate.sql", "SELECT 6;");

        assertThat(programs(UNDOES_DDL, false))
                .containsExactly(
                        "Begin, Call, Begin, Call, Commit",
                        "Begin, Announce, Start, Call, Require, Run, Note, Call, End, Commit",
                        "Begin, Call, Commit",
                        "Begin, Call, Commit");
    }

    @Test
    void stepsTogetherAreOneTransactionThatPutsTheSessionBackBetweenThem() throws IOException {
        write("V1__a.sql", "CREATE TABLE a (id INT);");
        write("V2__b.sql", "PRAGMA case_sensitive_like = ON; CREATE TABLE b (id INT);");
        write("V3__c.sql", "CREATE TABLE c (id INT);");

        assertThat(programs(UNDOES_DDL, true))
                .containsExactly("Begin, Announce, Start, Require, Run, Note, End,"
                        + " Announce, Start, Require, Run, Note, Reset, End,"
                        + " Announce, Start, Require, Run, Note, End, Commit");
    }

    @Test
    void whatASettingHasKeptTheDatabaseFromNoticingIsVerifiedBeforeTheCommit() throws IOException {
        write("V1__a.sql", "PRAGMA foreign_keys = OFF; CREATE TABLE a (id INT);");

        List<Program> programs = programsOf(UNDOES_DDL, false);

        assertThat(texts(programs)).containsExactly("Begin, Announce, Start, Require, Run, Note, End, Verify, Commit");
        assertThat(programs.get(0).settings()).hasSize(1);
    }

    @Test
    void aStepThatNoTransactionHoldsHasOneForItsRow() throws IOException {
        write("V1__a.sql", "-- transaction: false\nCREATE TABLE a (id INT);");

        assertThat(programs(UNDOES_DDL, false))
                .containsExactly("Begin, Leave, Announce, Start, Require, Run, End, Begin, Note, Commit");
    }

    @Test
    void whereDdlCommitsByItselfCallbacksAreTransactionsOfTheirOwn() throws IOException {
        write("V1__a.sql", "CREATE TABLE a (id INT);");
        write("beforeEachMigrate.sql", "SELECT 3;");
        write("afterEachMigrate.sql", "SELECT 4;");

        assertThat(programs(!UNDOES_DDL, false))
                .containsExactly("Announce, Begin, Call, Commit,"
                        + " Begin, Start, Require, Run, End, Begin, Note, Commit, Begin, Call, Commit");
    }

    @Test
    void nothingIsDoneWhereThereIsNothingToDo() throws IOException {
        write("beforeEachMigrate.sql", "SELECT 3;");

        assertThat(programs(UNDOES_DDL, false)).isEmpty();
        assertThat(programs(UNDOES_DDL, true)).isEmpty();
    }

    private List<String> programs(boolean undoesDdl, boolean together) {
        return texts(programsOf(undoesDdl, together));
    }

    private static List<String> texts(List<Program> programs) {
        return programs.stream()
                .map(program ->
                        program.instructions().stream().map(ProgramsTests::name).collect(Collectors.joining(", ")))
                .toList();
    }

    /** BEGIN_AS_PLANNED is a Begin like any other here. */
    private static String name(Instruction instruction) {
        if (!(instruction instanceof Plain plain)) {
            return instruction.getClass().getSimpleName();
        }
        String word = plain.name().replaceFirst("_.*", "");
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private List<Program> programsOf(boolean undoesDdl, boolean together) {
        DiscoverySettings settings = new DiscoverySettings(
                List.of("file:" + folder),
                true,
                List.of(),
                List.of(),
                getClass().getClassLoader());
        ScriptSettings scripts =
                new ScriptSettings(new SqliteRules(), Map.of(), Set.of(), true, Set.of("schema_version"));
        MigrationSet set =
                new MigrationSet(new MigrationScanner(settings, scripts, Database.SQLITE, change -> List.of()).scan());
        List<Step> steps = set.all().stream()
                .<Step>map(migration -> new Step.Up(migration, Body.up(migration), null, null))
                .toList();
        return new Programs(set.callbacks(), undoesDdl).ofRun(steps, together);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
