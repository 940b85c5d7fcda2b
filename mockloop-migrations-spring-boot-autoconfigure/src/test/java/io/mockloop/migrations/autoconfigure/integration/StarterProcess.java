package io.mockloop.migrations.autoconfigure.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process whose class path is the starter's own, without any of the optional libraries. */
record StarterProcess(int exitCode, String output) {

    private static final Pattern STARTER = Pattern.compile("mockloop-migrations-.*|classes|test-classes"
            + "|spring-(core|beans|context|expression|aop|jdbc|tx)-[0-9].*"
            + "|spring-boot(-autoconfigure|-jdbc|-sql|-persistence|-transaction)?-[0-9].*"
            + "|(HikariCP|sqlite-jdbc|slf4j-api|logback-classic|logback-core|jspecify|picocli|jackson-core)-.*"
            + "|micrometer-(observation|commons)-[0-9].*|commons-logging-.*");

    static StarterProcess run(Path folder, String classPath, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath));
        command.addAll(arguments);
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new StarterProcess(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    static String classPath(Path... first) {
        Stream<String> starter = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry ->
                        STARTER.matcher(Path.of(entry).getFileName().toString()).matches());
        return Stream.concat(Stream.of(first).map(Path::toString), starter)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
