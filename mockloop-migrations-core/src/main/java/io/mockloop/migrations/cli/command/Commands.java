package io.mockloop.migrations.cli.command;

import java.util.List;

/** The commands by their names. */
public final class Commands {

    /** The one that must know all others. */
    public static final String COMPLETION = "completion";

    private static final List<String> NAMES = List.of(
            "migrate",
            "rollback",
            "status",
            "pending",
            "history",
            "show-migration",
            "validate",
            "repair",
            "baseline",
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

    /** Makes one. */
    public static DbCommand of(String name) {
        return switch (name) {
            case "migrate" -> new MigrateCommand();
            case "rollback" -> new RollbackCommand();
            case "status" -> new StatusCommand();
            case "pending" -> new PendingCommand();
            case "history" -> new HistoryCommand();
            case "show-migration" -> new ShowMigrationCommand();
            case "validate" -> new ValidateCommand();
            case "repair" -> new RepairCommand();
            case "baseline" -> new BaselineCommand();
            case "new" -> new NewCommand();
            case "renumber" -> new RenumberCommand();
            case "check" -> new CheckCommand();
            case COMPLETION -> new CompletionCommand();
            default -> throw new IllegalArgumentException("There is no command " + name);
        };
    }
}
