package io.mockloop.migrations.autoconfigure.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What an application left that was started as a process.
 *
 * @param exitCode its exit code
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record CommandProcess(int exitCode, String out, String err) {

    /** Runs an application to its end. */
    static CommandProcess run(Path folder, String classPath, Class<?> application, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // SQLite's driver loads a native library, of which later JVMs warn.
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.language=tr",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath,
                application.getName()));
        command.addAll(arguments);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MOCKLOOP_") || name.startsWith("SPRING_"));
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new CommandProcess(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
