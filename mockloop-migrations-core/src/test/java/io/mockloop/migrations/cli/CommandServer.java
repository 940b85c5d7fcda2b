package io.mockloop.migrations.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mockloop.migrations.cli.jar.MockLoopCli;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;

/**
 * A process of the executable jar's classes that runs one command after the other, in the jar's folder and with its
 * variables: a session of many commands costs the start of one.
 */
final class CommandServer implements AutoCloseable {

    private final Process process;
    private final DataOutputStream to;
    private final DataInputStream from;

    CommandServer(ExecutableJar jar) {
        List<String> command = new ArrayList<>(ExecutableJar.java(jar.jar()));
        command.addAll(ExecutableJar.ELSEWHERE);
        Path tests = Path.of(CommandServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        command.addAll(
                List.of("-cp", jar.jar().toAbsolutePath() + File.pathSeparator + tests, CommandServer.class.getName()));
        try {
            process = jar.builder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        to = new DataOutputStream(process.getOutputStream());
        from = new DataInputStream(process.getInputStream());
    }

    /** Runs a command to its end, with nothing on its standard input. */
    Outcome run(String... arguments) {
        try {
            to.writeInt(arguments.length);
            for (String argument : arguments) {
                to.writeUTF(argument);
            }
            to.flush();
            int exitCode = from.readInt();
            return new Outcome(exitCode, text(from), text(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(DataInputStream from) throws IOException {
        return new String(from.readNBytes(from.readInt()), UTF_8);
    }

    /** As the jar's own main method, but for the process's end. */
    public static void main(String[] none) throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        DataOutputStream answers = new DataOutputStream(System.out);
        DataInputStream commands = new DataInputStream(System.in);
        while (true) {
            List<String> arguments = new ArrayList<>();
            try {
                for (int left = commands.readInt(); left > 0; left--) {
                    arguments.add(commands.readUTF());
                }
            } catch (EOFException e) {
                return;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            System.setOut(new PrintStream(out, true, UTF_8));
            System.setErr(new PrintStream(err, true, UTF_8));
            answers.writeInt(MockLoopCli.run(arguments, Console.ofProcess(), System.getenv()));
            for (ByteArrayOutputStream printed : List.of(out, err)) {
                answers.writeInt(printed.size());
                printed.writeTo(answers);
            }
            answers.flush();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
