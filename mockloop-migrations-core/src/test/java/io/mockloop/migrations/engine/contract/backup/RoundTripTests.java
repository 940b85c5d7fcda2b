package io.mockloop.migrations.engine.contract.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.BackupResult;
import io.mockloop.migrations.RestorePlan;
import io.mockloop.migrations.RestoreResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is restored is what was there. */
@OnEachDatabase(variants = true)
class RoundTripTests extends BackupSuite {

    RoundTripTests(TestDatabase server) {
        super(server);
    }

    private static List<String> difference(List<String> before, List<String> after) {
        return Stream.concat(
                        before.stream().filter(line -> !after.contains(line)).map(line -> "- " + line),
                        after.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line))
                .toList();
    }

    @Test
    void everythingIsAsItWas() throws IOException {
        fill();
        List<String> catalog = database.catalog();
        Map<String, List<String>> content = database.content();
        BackupResult backup = backingUp().build().backup();
        assertThat(backup.version()).isEqualTo(Version.of("1"));
        assertThat(Objects.requireNonNull(backup.file()).getFileName().toString())
                .matches("backup_v1_\\d{8}_\\d{6}\\.(db|dump|sql)");
        assertThat(Files.size(backup.file())).isEqualTo(backup.bytes()).isPositive();
        assertThat(files())
                .hasSize(2)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
        change();
        assertThat(database.catalog()).isNotEqualTo(catalog);
        RestorePlan plan = backingUp().build().planRestore(backup.file());
        assertThat(plan.version()).isEqualTo(Version.of("1"));
        assertThat(plan.name()).isEqualTo(plan.madeOfName());
        RestoreResult restored = backingUp().build().restore(backup.file());
        assertThat(restored.currentVersion()).isEqualTo(Version.of("1"));
        assertThat(restored.safetyBackup() == null).isEqualTo(undoesSchemaChanges());
        assertThat(difference(catalog, database.catalog())).isEmpty();
        assertThat(database.content()).isEqualTo(content);
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }
}
