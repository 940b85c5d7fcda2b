package io.mockloop.migrations.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The commands by their names. */
public final class Commands {

    /** The one that must know all others. */
    public static final String COMPLETION = "completion";

    private static final List<String> NAMES = List.of(
            "migrate",
            "rollback",
            "redo",
            "status",
            "pending",
            "history",
            "show-migration",
            "validate",
            "validate-schema",
            "test",
            "dump-schema",
            "recover",
            "data",
            "repair",
            "baseline",
            "adopt",
            "squash",
            "backup",
            "restore",
            "new",
            "renumber",
            "check",
            COMPLETION);

    private Commands() {}

    /** The names, in the order in which help lists them. */
    public static List<String> names() {
        return NAMES;
    }

    /** Whether there is one. */
    public static boolean exists(String name) {
        return NAMES.contains(name);
    }

    /** Describes one, to be read by picocli, which keeps the {@link DbCommand} as its user object. */
    public static CommandSpec specification(String name) {
        DbCommand command = of(name);
        CommandSpec specification = CommandSpec.wrapWithoutInspection(command).name(name);
        OptionSpecs options = new OptionSpecs(specification);
        command.define(options);
        CommonOptionSpecs.addTo(specification);
        options.help();
        specification
                .usageMessage()
                .description(command.description())
                .abbreviateSynopsis(true)
                .sortOptions(false);
        return specification;
    }

    /** Describes what has commands below it. */
    public static CommandSpec group(String name, String description) {
        CommandSpec specification = CommandSpec.create().name(name);
        specification.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
        new OptionSpecs(specification).help();
        return specification;
    }

    private static DbCommand of(String name) {
        return switch (name) {
            case "migrate" -> new MigrateCommand();
            case "rollback" -> new RollbackCommand();
            case "redo" -> new RedoCommand();
            case "status" -> new StatusCommand();
            case "pending" -> new PendingCommand();
            case "history" -> new HistoryCommand();
            case "show-migration" -> new ShowMigrationCommand();
            case "validate" -> new ValidateCommand();
            case "validate-schema" -> new ValidateSchemaCommand();
            case "test" -> new TestCommand();
            case "dump-schema" -> new DumpSchemaCommand();
            case "recover" -> new RecoverCommand();
            case "data" -> new DataCommand();
            case "repair" -> new RepairCommand();
            case "baseline" -> new BaselineCommand();
            case "adopt" -> new AdoptCommand();
            case "squash" -> new SquashCommand();
            case "backup" -> new BackupCommand();
            case "restore" -> new RestoreCommand();
            case "new" -> new NewCommand();
            case "renumber" -> new RenumberCommand();
            case "check" -> new CheckCommand();
            case COMPLETION -> new CompletionCommand();
            default -> throw new IllegalArgumentException("There is no command " + name);
        };
    }
}
