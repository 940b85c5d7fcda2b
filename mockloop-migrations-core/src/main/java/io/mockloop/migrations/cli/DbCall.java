package io.mockloop.migrations.cli;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.cli.command.CommandException;
import io.mockloop.migrations.cli.command.CommonOptions;
import io.mockloop.migrations.cli.command.DatabaseCommand;
import io.mockloop.migrations.cli.command.DbCommand;
import io.mockloop.migrations.cli.command.LocalCommand;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.ProgressLine;
import io.mockloop.migrations.connection.DatabaseUrl;
import io.mockloop.migrations.setup.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code db COMMAND …}: read first, without any database; what needs none, and what is wrong, ends there.
 * The rest is run on a manager, which whoever calls makes as the command's options say.
 */
public final class DbCall {

    private static final String URL = "url";
    private static final String PASSWORD = "password";

    private final Console console;
    private final Map<String, String> environment;
    private final @Nullable DatabaseCommand command;
    private final int exitCode;

    private DbCall(Console console, Map<String, String> environment, @Nullable DatabaseCommand command, int exitCode) {
        this.console = console;
        this.environment = Map.copyOf(environment);
        this.command = command;
        this.exitCode = exitCode;
    }

    /**
     * Reads arguments, the first of which is {@code db}, and does what needs no database.
     *
     * @param environment the environment's variables
     * @param files where, for a command's options, a configuration says that migrations are: properties of
     *     {@code mockloop.migrations}, by their names without this prefix
     */
    public static DbCall of(
            List<String> args,
            Console console,
            Map<String, String> environment,
            Function<CommonOptions, Map<String, String>> files) {
        DbArguments.Outcome outcome = new DbArguments(console).read(args);
        DbCommand command = outcome.command();
        if (command == null) {
            return new DbCall(console, environment, null, outcome.exitCode());
        }
        Console told = console.with(command.common().output());
        try {
            LogLevels.of(command.common().isVerbose(), environment);
        } catch (IllegalArgumentException e) {
            return new DbCall(told, environment, null, tell(e, command, told));
        }
        if (command instanceof LocalCommand local) {
            return new DbCall(told, environment, null, guarded(local, told, () -> run(local, told, files)));
        }
        return new DbCall(told, environment, (DatabaseCommand) command, DbCommand.DONE);
    }

    private static int run(LocalCommand command, Console console, Function<CommonOptions, Map<String, String>> files) {
        command.configure(files.apply(command.common()));
        return command.run(console);
    }

    /** The exit code, if all is done; nothing if the command is still to be {@link #run}. */
    public OptionalInt ended() {
        return command == null ? OptionalInt.of(exitCode) : OptionalInt.empty();
    }

    /** The options of the command. */
    public CommonOptions options() {
        return pending().common();
    }

    /** The levels of loggers by their names, {@code root} that of all others. */
    public Map<String, String> logLevels() {
        return LogLevels.of(options().isVerbose(), environment);
    }

    /** Whether the command makes a database that isn't there, if that is a file. */
    public boolean makesDatabase() {
        return pending().makesDatabase();
    }

    /**
     * What options and environment say, as properties of {@code mockloop.migrations}, by their names without this
     * prefix; the URL is one of JDBC. Of user and password an option counts before what stands in the URL, and that
     * before the environment. Asks for the password if that was wanted.
     *
     * @throws IllegalArgumentException if the URL, or another value, is none
     */
    public Map<String, String> properties() {
        Map<String, String> given = options().properties();
        Settings.check(given, null);
        Map<String, String> properties = new LinkedHashMap<>();
        put(properties, "username", variable("MOCKLOOP_DATABASE_USER"));
        put(properties, PASSWORD, variable("MOCKLOOP_DATABASE_PASSWORD"));
        String typed = given.getOrDefault(URL, variable("MOCKLOOP_DATABASE_URL"));
        properties.putAll(given);
        if (typed != null) {
            DatabaseUrl url = DatabaseUrl.of(typed);
            properties.put(URL, url.jdbc());
            put(properties, "username", given.getOrDefault("username", url.user()));
            put(properties, PASSWORD, given.getOrDefault(PASSWORD, url.password()));
        }
        if (options().asksForPassword()) {
            properties.put(PASSWORD, askedPassword());
        }
        return properties;
    }

    /** One that is empty says nothing. */
    private @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static void put(Map<String, String> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private String askedPassword() {
        if (!console.terminal().isInteractive()) {
            throw CommandException.usage(
                    "There is no terminal to ask for the password on. Put it into MOCKLOOP_DATABASE_PASSWORD.");
        }
        char[] typed = console.terminal().askHidden("Password: ");
        if (typed == null) {
            throw CommandException.usage("No password was typed.");
        }
        return new String(typed);
    }

    /**
     * Runs the command.
     *
     * @param managers makes the manager, which is to tell the listeners what it does
     * @return the exit code
     */
    public int run(Function<List<MigrationListener>, MigrationManager> managers) {
        DatabaseCommand waiting = pending();
        GracefulEnd end = new GracefulEnd();
        try {
            return guarded(waiting, console, () -> {
                ProgressLine progress =
                        new ProgressLine(console.err(), console.terminal().showsProgress());
                return waiting.run(managers.apply(List.of(progress, end)), console);
            });
        } finally {
            end.told();
        }
    }

    /**
     * Tells of a failure outside of the command, such as one to make its manager.
     *
     * @return the exit code
     */
    public int fail(RuntimeException failure) {
        return tell(failure, command, console);
    }

    private DatabaseCommand pending() {
        if (command == null) {
            throw new IllegalStateException("The call has ended");
        }
        return command;
    }

    private static int guarded(DbCommand command, Console console, Supplier<Integer> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return tell(e, command, console);
        }
    }

    private static int tell(RuntimeException failure, @Nullable DbCommand command, Console console) {
        ErrorOutput output =
                new ErrorOutput(console, command != null && command.common().isVerbose());
        return output.tell(
                failure instanceof IllegalArgumentException wrong ? CommandException.usage(wrong) : failure,
                command == null ? DbCommand.AGAIN : command.again());
    }
}
