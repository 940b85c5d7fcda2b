package io.mockloop.migrations.engine.contract.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed, or told to end, while its tools are at work. */
@Slow
@OnEachDatabase(that = That.IS_A_SERVER)
class KilledBackupTests extends BackupSuite {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path temporary;

    KilledBackupTests(TestDatabase server) {
        super(server);
    }

    /** One that stops when it has written a part, and says which process it is. */
    private OwnTools stoppingAfterAPart(String name, String condition) {
        OwnTools tools = new OwnTools(temporary.resolve("tools"), database.kind());
        tools.script(
                name,
                "case \"$*\" in %s) \"$real\" \"$@\" | head -c 3000; echo $$ > '%s'; exec sleep 600;;\n*) exec \"$real\" \"$@\";; esac"
                        .formatted(condition, pidFile()));
        tools.complete();
        return tools;
    }

    private Path pidFile() {
        return temporary.resolve("pid");
    }

    private ProcessHandle awaitTool() {
        Await.until(
                LONG,
                "the tool is at work",
                () -> Files.exists(pidFile()) && !Files.readString(pidFile()).isBlank());
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile()).strip()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aBackupThatIsKilledIsNone() {
        fill();
        OwnTools tools = stoppingAfterAPart(names().dump(), "*");
        try (OtherJvm process =
                BackingUp.start(database, backups, tools.folder().toString(), "")) {
            ProcessHandle tool = awaitTool();
            process.kill();
            tool.destroyForcibly();
        }
        assertThat(files())
                .singleElement()
                .matches(file -> file.getFileName().toString().startsWith("."));
        backingUp().build().backup();
        assertThat(files()).hasSize(3);
    }

    @Test
    void aBackupThatIsToldToEndEndsItsTool() {
        fill();
        OwnTools tools = stoppingAfterAPart(names().dump(), "*");
        try (OtherJvm process =
                BackingUp.start(database, backups, tools.folder().toString(), "")) {
            ProcessHandle tool = awaitTool();
            process.terminate();
            process.exitCode(LONG);
            Await.until(LONG, "the tool ends", () -> !tool.isAlive());
        }
        assertThat(files()).isEmpty();
    }

    /** Of the last one all is there but the end, the history included. */
    @ParameterizedTest
    @ValueSource(strings = {"3000", "-60"})
    void aRestoreThatIsKilledLeavesTheOldDataOrABackupOfThem(String bytes) {
        assumeTrue(bytes.equals("3000") || !undoesSchemaChanges(), "One transaction is there, or isn't");
        fill();
        Path backup = backingUp().build().backup().file();
        change();
        database.execute("DROP VIEW IF EXISTS bigger");
        List<String> catalog = database.catalog();
        Map<String, List<String>> content = database.content();
        OwnTools tools = undoesSchemaChanges() ? stoppingAfterAPart("pg_restore", "*--file=-*") : stoppingClient(bytes);
        try (OtherJvm process =
                BackingUp.start(database, backups, tools.folder().toString(), backup.toString())) {
            ProcessHandle tool = awaitTool();
            process.kill();
            tool.destroyForcibly();
        }
        if (!undoesSchemaChanges()) {
            Path safety = files().stream()
                    .filter(file -> file.toString().endsWith(".sql") && !file.equals(backup))
                    .findFirst()
                    .orElseThrow();
            assertThatAllAreToldOf(safety);
            assertThat(backingUp().build().restore(safety).safetyBackup()).isNotNull();
        }
        Await.until(LONG, "all is as it was", () -> database.catalog().equals(catalog));
        assertThat(database.content()).isEqualTo(content);
        backingUp().build().restore(backup);
        assertThat(applied()).containsExactly("1");
    }

    private void assertThatAllAreToldOf(Path safety) {
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("RESTORE_UNFINISHED");
        assertThat(failure)
                .hasMessageContaining("What was there before is in " + safety)
                .hasMessageContaining("restore(Path.of(\"" + safety + "\"))");
        assertThat(failureOf(() -> manager().plan())).hasMessage(failure.getMessage());
    }

    private OwnTools stoppingClient(String bytes) {
        OwnTools tools = new OwnTools(temporary.resolve("tools"), database.kind());
        tools.script(
                names().client(),
                "head -c %s | \"$real\" \"$@\" >/dev/null 2>&1; echo $$ > '%s'; exec sleep 600"
                        .formatted(bytes, pidFile()));
        tools.complete();
        return tools;
    }

    private OwnTools.Names names() {
        return new OwnTools(temporary.resolve("tools"), database.kind()).names();
    }
}
