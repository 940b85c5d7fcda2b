package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.OtherJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A release of the sample on a database, as the jar that is deployed.
 *
 * @param jar the jar
 * @param folder its working directory
 * @param database the database
 */
record Release(Path jar, Path folder, DatabaseAccess database) {

    /** Starts it, and waits until it takes requests. */
    RunningMockServer serve(String... settings) {
        return RunningMockServer.start(jar, database, folder, List.of(settings));
    }

    /** Starts it, to be watched: it may fail, or be killed. */
    OtherJvm start(String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
        arguments.addAll(List.of(settings));
        return process().start(arguments.toArray(String[]::new));
    }

    /** Runs a command of it, {@code db …}, to its end. */
    Outcome run(String... command) {
        return process().run(command);
    }

    private ExecutableJar process() {
        return new ExecutableJar(jar, folder, RunningMockServer.environment(database));
    }
}
