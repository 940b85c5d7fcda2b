package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same of a statement that is run in ranges of a key, up and down. */
@OnEachDatabase(quick = Database.SQLITE)
class KilledRangesTests extends KilledRows {

    KilledRangesTests(TestDatabase server) {
        super(server);
    }

    @Override
    MigrationManager manager(int size) {
        folder.with("migration_2_mark.sql", """
                -- migrate:up
                -- batch: items.id %1$d
                UPDATE items SET done = done + 1, copied = note WHERE id BETWEEN :from AND :to;
                -- migrate:down
                -- batch: items.id %1$d
                UPDATE items SET done = done - 1 WHERE id BETWEEN :from AND :to;
                """.formatted(size));
        return manager();
    }

    @Override
    OtherJvm start() {
        manager(10);
        return OtherJvm.start(List.of(), Started.class, arguments("none"));
    }

    @Test
    void takesBackWhatIsDoneAndNothingElse() {
        killAfter(100);
        manager(100).recover(Version.of("2"), RecoveryKind.ROLLBACK);
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 0")).containsExactly("2000");
        assertThat(applied()).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource
    void aWayBackGoesOnWhereItWasKilled(RecoveryKind kind) {
        manager(500).migrateToLatest();
        manager(10);
        try (OtherJvm process = OtherJvm.start(List.of(), Started.class, arguments("1"))) {
            process.awaitLine(Slowly.BATCH, LONG);
            Await.until(LONG, "rows are undone", () -> done() < ROWS);
            process.kill();
        }
        awaitNobodyThere();
        assertThat(failureOf(() -> manager(100).migrateToLatest()))
                .hasMessageContaining("of 2,000 rows are done, and stay so.");
        manager(100).recover(Version.of("2"), kind);
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = " + (kind == RecoveryKind.COMPLETE ? 0 : 1)))
                .containsExactly("2000");
        assertThat(applied()).hasSize(kind == RecoveryKind.COMPLETE ? 1 : 2);
    }

    /** The process that is killed. */
    static final class Started {

        private Started() {}

        /** Started by the tests. */
        public static void main(String[] arguments) {
            try (HikariDataSource pool = DatabaseAccess.of(arguments).pool(1)) {
                MigrationManager manager = MigrationManagerBuilder.forDataSource(pool)
                        .locations("file:" + arguments[4])
                        .listeners(new Slowly())
                        .build();
                if (arguments[5].equals("none")) {
                    manager.migrateToLatest();
                } else {
                    manager.rollbackToVersion(arguments[5]);
                }
            }
        }
    }
}
