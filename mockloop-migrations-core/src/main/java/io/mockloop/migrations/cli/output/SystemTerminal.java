package io.mockloop.migrations.cli.output;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The process's own terminal. */
public final class SystemTerminal implements Terminal {

    private static final int OUTPUT = 1;
    private static final int ERRORS = 2;

    /** The kind of a file, and that of a device which takes characters, in its mode (POSIX, sys/stat.h). */
    private static final int KIND = 0170000;

    private static final int CHARACTERS = 0020000;

    private final Map<String, String> environment;

    /** The terminal of a process with these variables. */
    public SystemTerminal(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public boolean isInteractive() {
        Console console = console();
        return console != null && isTerminal(console);
    }

    @SuppressWarnings("SystemConsoleNull") // What newer Java versions give instead is asked for in isTerminal.
    private static @Nullable Console console() {
        return System.console();
    }

    /** From Java 22 on there is a console even without a terminal, and it says so. */
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
    public boolean showsResults() {
        return isTerminal(OUTPUT).orElseGet(this::isInteractive);
    }

    @Override
    public boolean showsProgress() {
        return isTerminal(ERRORS).orElseGet(this::isInteractive);
    }

    @Override
    public Colours coloursOfOutput() {
        return Colours.of(environment, this::showsResults);
    }

    @Override
    public Colours coloursOfErrors() {
        return Colours.of(environment, () -> isTerminal(ERRORS).orElse(false));
    }

    /** Java knows only whether input and output together are a terminal's; nothing if the system doesn't tell. */
    private static Optional<Boolean> isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return Optional.of(
                    target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console"));
        } catch (IOException | UnsupportedOperationException e) {
            return takesCharacters(descriptor);
        }
    }

    /** Without /proc, as on macOS: of what takes characters, all but a terminal shows nobody anything. */
    private static Optional<Boolean> takesCharacters(int descriptor) {
        try {
            int mode = (int) Files.getAttribute(Path.of("/dev/fd/" + descriptor), "unix:mode");
            return Optional.of((mode & KIND) == CHARACTERS);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
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
