package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.ExecutableJar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need no database. */
class ExecutableJarFilesIT {

    @TempDir
    private Path folder;

    @Test
    void printsWhatTheSessionShows() {
        Session session = Session.named("files");
        Session played = session.playedByOne(ExecutableJar.ofCommandLine(folder));
        if (Boolean.getBoolean("mockloop.sessions.save")) {
            played.save();
        }
        assertThat(played.text()).isEqualTo(session.text());
    }
}
