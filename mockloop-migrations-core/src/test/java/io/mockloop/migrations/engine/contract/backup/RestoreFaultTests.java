package io.mockloop.migrations.engine.contract.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.RestoreResult;
import io.mockloop.migrations.exception.BackupException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no backups, and restores that go wrong half-way. */
@OnEachDatabase
class RestoreFaultTests extends BackupSuite {

    @TempDir
    private Path temporary;

    private Path backup;
    private List<String> catalog;
    private Map<String, List<String>> content;

    RestoreFaultTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void backUpAndChange() {
        fill();
        backup = backingUp().build().backup().file();
        change();
        database.execute("DROP VIEW IF EXISTS bigger");
        catalog = database.catalog();
        content = database.content();
    }

    private void assertThatAllIsAsBefore() {
        assertThat(database.catalog()).isEqualTo(catalog);
        assertThat(database.content()).isEqualTo(content);
    }

    private MigrationException refused() {
        MigrationException failure = failureOf(() -> backingUp().build().restore(backup));
        assertThat(failure).isInstanceOf(BackupException.class).hasMessageContaining(backup + " cannot be restored: ");
        assertThat(failure.code()).isEqualTo("BACKUP_NOT_RESTORABLE");
        assertThat(failureOf(() -> backingUp().build().planRestore(backup)).code())
                .isEqualTo(failure.code());
        assertThatAllIsAsBefore();
        return failure;
    }

    private void note(String database, byte[] bytes) throws IOException, GeneralSecurityException {
        Files.writeString(Path.of(backup + ".sha256"), """
                # database: %s
                # name: x
                # version: 1
                %s  x
                """.formatted(
                database,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))));
    }

    @Test
    void whatIsNotABackupOfThisIsRefused() throws IOException, GeneralSecurityException {
        byte[] whole = Files.readAllBytes(backup);
        Files.write(backup, Arrays.copyOf(whole, whole.length / 2));
        assertThat(refused()).hasMessageContaining("its checksum is another one than was noted when it was made");
        whole[whole.length / 2] ^= 1;
        Files.write(backup, whole);
        assertThat(refused()).hasMessageContaining("its checksum is another one");
        byte[] foreign = "-- a dump of something else\n".getBytes(StandardCharsets.UTF_8);
        Files.write(backup, foreign);
        note(product(), foreign);
        assertThat(refused()).hasMessageContaining("it doesn't begin as a backup of " + product());
        note("Oracle 23", foreign);
        assertThat(refused()).hasMessageContaining("it is of Oracle 23, and the database is " + product());
        Files.delete(Path.of(backup + ".sha256"));
        assertThat(refused()).hasMessageContaining("its checksum");
        Files.delete(backup);
        assertThat(refused()).hasMessageContaining("there is no such file");
    }

    @Test
    void whatIsHalfRestoredIsTakenBack() throws IOException {
        assumeTrue(That.IS_A_SERVER.isTrueOf(database), "SQLite has no tools");
        OwnTools tools = new OwnTools(temporary.resolve("tools"), database.kind());
        Path failed = temporary.resolve("failed");
        tools.script(
                tools.names().client(),
                "[ -e '%s' ] && exec \"$real\" \"$@\"\nhead -c 3000 | \"$real\" \"$@\" >&2\ntouch '%s'\necho no more >&2\nexit 1"
                        .formatted(failed, failed));
        MigrationException failure = failureOf(() -> manager(tools.complete()).restore(backup));
        assertThat(failure.code()).isEqualTo("RESTORE_FAILED");
        assertThat(failure)
                .hasMessageContaining("no more")
                .hasMessageContaining(
                        undoesSchemaChanges()
                                ? "The database holds what it held before."
                                : "What was there before was put back, out of ");
        assertThatAllIsAsBefore();
        RestoreResult restored = manager(tools.folder()).restore(backup);
        assertThat(restored.currentVersion()).hasToString("1");
    }

    @Test
    void whatCannotBePutBackIsInABackupThatIsNamed() throws IOException {
        assumeTrue(!undoesSchemaChanges(), "A transaction undoes the restore");
        OwnTools tools = new OwnTools(temporary.resolve("tools"), database.kind());
        tools.script(tools.names().client(), "head -c 3000 | \"$real\" \"$@\" >&2\nexit 1");
        MigrationException failure = failureOf(() -> manager(tools.complete()).restore(backup));
        Path safety = files().stream()
                .filter(file -> file.toString().matches(".*backup_v2_.*sql"))
                .findFirst()
                .orElseThrow();
        assertThat(failure)
                .hasMessageContaining(
                        "What was there before is in %s, and could not be put back yet.".formatted(safety))
                .hasMessageContaining("restore(Path.of(\"" + safety + "\"))");
        backingUp().build().restore(safety);
        assertThatAllIsAsBefore();
    }

    @Test
    void whatPgRestoreLeavesOutIsNotCommitted() {
        assumeTrue(database.kind() == Database.POSTGRESQL, "Only PostgreSQL has it");
        OwnTools tools = new OwnTools(temporary.resolve("tools"), database.kind());
        tools.script(
                "pg_restore",
                "case \"$*\" in *--file=-*) \"$real\" \"$@\" | sed '/^CREATE TABLE/,$d'; exit 1;; *) exec \"$real\" \"$@\";; esac");
        MigrationException failure = failureOf(() -> manager(tools.complete()).restore(backup));
        assertThat(failure).hasMessageContaining("pg_restore ended with exit code 1");
        assertThatAllIsAsBefore();
    }

    @Test
    void aProgramOfTheSameFolderIsNotAskedForItsVersion() throws IOException {
        assumeTrue(database.kind() == Database.POSTGRESQL, "Only PostgreSQL has two");
        OwnTools tools = new OwnTools(temporary.resolve("tools"), database.kind());
        tools.write("psql", "[ \"$1\" = --version ] && exit 9\nexec psql \"$@\"\n");
        assertThat(manager(tools.complete()).restore(backup).currentVersion()).hasToString("1");
    }
}
