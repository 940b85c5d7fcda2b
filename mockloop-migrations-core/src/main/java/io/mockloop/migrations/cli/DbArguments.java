package io.mockloop.migrations.cli;

import io.mockloop.migrations.Remedy.OtherLibrary;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.command.Commands;
import io.mockloop.migrations.cli.command.DbCommand;
import io.mockloop.migrations.cli.output.Colours;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.Format;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code db COMMAND …}. Only the command that is asked for is set up, so that the others cost nothing.
 *
 * @param console where help and mistakes are printed
 */
record DbArguments(Console console) {

    private static final String DB = "db";

    /**
     * What arguments come to.
     *
     * @param command what is to be run, with its options; null if nothing more is to be done
     * @param exitCode what the process ends with then
     */
    record Outcome(@Nullable DbCommand command, int exitCode) {

        static Outcome ended(int exitCode) {
            return new Outcome(null, exitCode);
        }
    }

    Outcome read(List<String> args) {
        CommandLine root = commandLine(args);
        try {
            return outcome(root.parseArgs(args.toArray(String[]::new)), root);
        } catch (ParameterException e) {
            return mistake(args, new UsageError(e, args).told(), e.getCommandLine());
        }
    }

    private Outcome outcome(ParseResult parsed, CommandLine root) {
        ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        CommandLine commandLine = leaf.commandSpec().commandLine();
        if (leaf.isUsageHelpRequested()) {
            boolean isColoured = console.terminal().coloursOfOutput() == Colours.ANSI;
            commandLine.usage(console.out(), isColoured ? Ansi.ON : Ansi.OFF);
            return Outcome.ended(DbCommand.DONE);
        }
        if (leaf.isVersionHelpRequested()) {
            root.printVersionHelp(console.out());
            return Outcome.ended(DbCommand.DONE);
        }
        if (!(commandLine.getCommand() instanceof DbCommand command)) {
            return mistake(parsed.originalArgs(), "A command is missing.", commandLine);
        }
        command.take(leaf);
        String wrong = new ValueCheck(parsed.originalArgs(), leaf).mistake();
        String error = wrong == null ? command.usageError() : wrong;
        return error == null
                ? new Outcome(command, DbCommand.DONE)
                : mistake(parsed.originalArgs(), error, commandLine);
    }

    /** All commands. */
    static CommandLine complete() {
        return commandLine(List.of());
    }

    private static CommandLine commandLine(List<String> args) {
        String asked = args.size() > 1 && args.get(0).equals(DB) ? args.get(1) : "";
        boolean one = Commands.exists(asked) && !asked.equals(Commands.COMPLETION);
        List<String> wanted = one ? List.of(asked) : Commands.names();
        CommandLine db = new CommandLine(Commands.group("db", "Migrations of a database."));
        for (String name : wanted) {
            db.addSubcommand(name, new CommandLine(Commands.specification(name)));
        }
        CommandSpec top = Commands.group("mockloop", "Reversible, versioned database migrations.");
        top.versionProvider(() -> new String[] {"MockLoop Migrations " + ToolVersion.current()});
        top.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .type(boolean.class)
                .description("Show the version and exit.")
                .build());
        CommandLine root = new CommandLine(top).addSubcommand(DB, db);
        root.registerConverter(Version.class, version());
        root.registerConverter(Format.class, format());
        root.registerConverter(OtherLibrary.class, library());
        root.setOverwrittenOptionsAllowed(false);
        return root;
    }

    private static ITypeConverter<Version> version() {
        return text -> {
            try {
                return Version.target(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        };
    }

    private static ITypeConverter<OtherLibrary> library() {
        return text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "flyway" -> OtherLibrary.FLYWAY;
            case "liquibase" -> OtherLibrary.LIQUIBASE;
            default -> throw new TypeConversionException("'%s' is neither flyway nor liquibase".formatted(text));
        };
    }

    private static ITypeConverter<Format> format() {
        return text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "text" -> Format.TEXT;
            case "json" -> Format.JSON;
            default -> throw new TypeConversionException("'%s' is neither text nor json".formatted(text));
        };
    }

    private Outcome mistake(List<String> args, String message, CommandLine at) {
        String help = "See: %s --help".formatted(at.getCommandSpec().qualifiedName());
        new ErrorOutput(console.with(formatOf(args)), args.contains("--verbose")).usage(message, help);
        return Outcome.ended(DbCommand.REFUSED);
    }

    /** Also if the arguments cannot be read. */
    private static Format formatOf(List<String> args) {
        int option = args.indexOf("--output");
        String value = option >= 0 && option + 1 < args.size() ? args.get(option + 1) : "";
        return args.contains("--output=json") || value.equals("json") ? Format.JSON : Format.TEXT;
    }
}
