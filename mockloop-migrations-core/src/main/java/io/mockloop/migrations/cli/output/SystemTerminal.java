package io.mockloop.migrations.cli.output;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The process's own terminal. */
public final class SystemTerminal implements Terminal {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    @Override
    public boolean isInteractive() {
        Console console = console();
        return console != null && isTerminal(console);
    }

    @SuppressWarnings("SystemConsoleNull") // What newer Java versions give instead is asked for in isTerminal.
    private static @Nullable Console console() {
        return System.console();
    }

    /** From Java 22 on there is a console also where no terminal is, and it says so. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    @Override
    public boolean showsProgress() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return isInteractive();
        }
    }

    @Override
    public @Nullable String ask(String question) {
        return Objects.requireNonNull(console()).readLine("%s", question);
    }

    @Override
    public char @Nullable [] askHidden(String question) {
        return Objects.requireNonNull(console()).readPassword("%s", question);
    }
}
