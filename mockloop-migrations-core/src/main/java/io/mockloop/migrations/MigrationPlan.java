package io.mockloop.migrations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do, in order. Printed ({@link #toString}) it is valid SQL: the statements as they would be sent,
 * with comments that name version and file:line.
 *
 * @param steps the migrations, in the order they would run
 */
public record MigrationPlan(List<Step> steps) {

    /**
     * One migration, one way.
     *
     * @param version its version; none for a repeatable migration
     * @param description what it does
     * @param type SQL, JAVA, REPEATABLE, or BASELINE for the file of one
     * @param script its file, which is the undo file where a pair's is undone, or its class
     * @param direction up or down
     * @param source where the statements come from
     * @param reversible whether it can be undone
     * @param backupRequired whether a backup is to be made before it
     * @param statements what would be sent; empty for a Java migration, whose statements are known when it runs
     */
    public record Step(
            @Nullable Version version,
            String description,
            MigrationType type,
            String script,
            Direction direction,
            Source source,
            boolean reversible,
            boolean backupRequired,
            List<PlannedStatement> statements) {

        /** Copies the list. */
        public Step {
            statements = List.copyOf(statements);
        }
    }

    /** Where a step's statements come from. */
    public enum Source {
        /** The migration's file. */
        FILE,
        /** The migration's class. */
        CLASS,
        /** The down statements that were stored in the database when the migration was applied. */
        DATABASE
    }

    /**
     * One statement.
     *
     * @param line where it begins in the file, from 1; of one that was stored, its number
     * @param sql its text, without delimiter
     */
    public record PlannedStatement(int line, String sql) {}

    /** Copies the list. */
    public MigrationPlan {
        steps = List.copyOf(steps);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The plan as SQL. */
    @Override
    public String toString() {
        if (isEmpty()) {
            return "-- Nothing to do.\n";
        }
        StringBuilder sql = new StringBuilder();
        for (Step step : steps) {
            print(step, sql);
        }
        return sql.toString();
    }

    private static void print(Step step, StringBuilder sql) {
        boolean stored = step.source() == Source.DATABASE;
        String head = "-- %s %s: %s (%s%s)"
                .formatted(
                        step.direction(),
                        step.version() == null ? "repeatable" : step.version(),
                        step.description(),
                        step.script(),
                        stored ? ", stored in the database" : "");
        sql.append(head.replaceAll("\\R", " ")).append('\n');
        if (step.source() == Source.CLASS) {
            sql.append("-- Written in Java: its statements are known when it runs.\n");
        } else if (step.statements().isEmpty()) {
            sql.append("-- No statements: nothing is done but the entry in the history.\n");
        }
        for (PlannedStatement statement : step.statements()) {
            sql.append(
                    stored
                            ? "-- statement %d\n".formatted(statement.line())
                            : "-- %s:%d\n".formatted(step.script(), statement.line()));
            sql.append(statement.sql()).append(delimiter(statement.sql()));
        }
        sql.append('\n');
    }

    /** A comment at the end would swallow one on the same line. */
    private static String delimiter(String sql) {
        String lastLine = sql.substring(sql.lastIndexOf('\n') + 1);
        return lastLine.contains("--") || lastLine.contains("#") ? "\n;\n" : ";\n";
    }
}
