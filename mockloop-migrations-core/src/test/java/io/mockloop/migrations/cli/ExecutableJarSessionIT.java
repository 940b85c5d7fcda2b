package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the executable jar prints in an operator's sessions: in a short one each command is a process, in the long ones
 * one process runs them all.
 */
@Slow
@OnEachDatabase
class ExecutableJarSessionIT {

    @AutoClose
    private final FreshDatabase database;

    @TempDir
    private Path folder;

    private ExecutableJar jar = ExecutableJar.ofCommandLine(Path.of(""));

    ExecutableJarSessionIT(TestDatabase server) {
        database = server.newDatabase();
    }

    @BeforeEach
    void openFolder() {
        jar = ExecutableJar.ofCommandLine(folder).on(database.access());
        database.rows("SELECT 1");
    }

    @Test
    void printsThePlanAsTheDatabasesOwnSql() {
        Session session = Session.named("dry-run-" + database.kind().name().toLowerCase(Locale.ROOT));
        assertPrinted(session, session.played(jar));
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-steps", "rollback", "trouble", "newer"})
    void printsWhatTheSessionShows(String name) {
        Session session = Session.named(name);
        assertPrinted(session, session.playedByOne(jar));
    }

    private static void assertPrinted(Session session, Session played) {
        if (Boolean.getBoolean("mockloop.sessions.save")) {
            played.save();
        }
        assertThat(played.text()).isEqualTo(session.text());
    }
}
