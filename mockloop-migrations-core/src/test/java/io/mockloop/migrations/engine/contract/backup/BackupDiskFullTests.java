package io.mockloop.migrations.engine.contract.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.exception.BackupException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.SmallDisk;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The folder for backups lies where there is no room for one. */
@OnEachDatabase
class BackupDiskFullTests extends BackupSuite {

    BackupDiskFullTests(TestDatabase server) {
        super(server);
    }

    /** Of what no dump makes small. */
    private static String letters() {
        return new Random(1)
                .ints(60_000, 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    @Test
    void theRunStopsBeforeTheMigrationAndNothingIsLeftThere() {
        String rows = ("INSERT INTO a VALUES ('" + letters() + "');\n").repeat(4);
        folder.with("V1__a.sql", "CREATE TABLE a (x TEXT);\n" + rows);
        manager().migrateToLatest();
        folder.with("V2__b.sql", "-- backup: true\nCREATE TABLE b (id INT);\n");
        try (SmallDisk disk = SmallDisk.at(backups, 64)) {
            assertThat(failureOf(() -> backingUp().build().migrateToLatest()))
                    .isInstanceOf(BackupException.class)
                    .hasMessageStartingWith("The backup before migration 2 (V2__b.sql) ")
                    .hasMessageMatching("(?s).*at " + backups + " there are \\d+ kB free.*")
                    .hasMessageContaining("Nothing was run.")
                    .hasMessageContaining(
                            "Make room, or let mockloop.migrations.backup.directory name another folder.");
            assertThat(applied()).containsExactly("1");
            assertThat(files()).isEmpty();
            disk.grow(4096);
            assertThat(executed(backingUp().build().migrateToLatest())).containsExactly("2");
            assertThat(files()).hasSize(2);
        }
    }
}
