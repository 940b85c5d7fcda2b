package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Step;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a rollback is about to do, or a redo.
 *
 * @param plan what would be undone, and applied again
 */
public record RollbackWarning(MigrationPlan plan) implements Warning {

    @Override
    public void print(PrintStream err, Screen screen) {
        if (way(Direction.DOWN).stream().anyMatch(Step::runsSomething)) {
            err.println("WARNING: data may be lost. What is in columns and tables that are dropped is gone.");
        }
        err.println("To be undone, in this order:");
        err.println();
        Table table = new Table(1, "VERSION", "DESCRIPTION", "WAY BACK");
        for (Step step : way(Direction.DOWN)) {
            table.add(Words.version(step.version()), step.description(), undo(step));
        }
        table.print(err, screen);
        err.println();
        List<Step> up = way(Direction.UP);
        if (!up.isEmpty()) {
            err.println("And then applied again, as the code has it: "
                    + up.stream()
                            .map(step -> step.version() == null
                                    ? step.script()
                                    : step.version().toString())
                            .collect(Collectors.joining(", ")));
            err.println();
        }
        List<String> notes =
                plan.steps().stream().map(Step::note).filter(Objects::nonNull).toList();
        if (!notes.isEmpty()) {
            notes.forEach(note -> err.println("WARNING: " + note));
            err.println();
        }
    }

    private List<Step> way(Direction direction) {
        return plan.steps().stream()
                .filter(step -> step.direction() == direction)
                .toList();
    }

    private static String undo(Step step) {
        return switch (step.source()) {
            case FILE -> "file " + lastPart(step.script(), '/');
            case CLASS -> "class " + lastPart(step.script(), '.');
            case DATABASE -> "stored in the database";
            case NONE -> "none";
        };
    }

    private static String lastPart(String name, char separator) {
        return name.substring(name.lastIndexOf(separator) + 1);
    }
}
