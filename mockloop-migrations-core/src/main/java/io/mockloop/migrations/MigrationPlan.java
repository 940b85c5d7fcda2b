package io.mockloop.migrations;

import io.mockloop.migrations.MigrationStatus.RowCount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do, made without doing any of it. Printed ({@link #toString}) it is SQL that the database's own
 * client takes: the statements as they would be sent, with comments that name version and file:line. What the run
 * writes into the history is not part of it.
 *
 * <p>A change of the schema that the database has no statement for is what is sent in its place, as its catalog says
 * now. One that depends on what stands before it in the plan is a comment that says so.
 *
 * @param steps the migrations, in the order they would run
 * @param rowsFirst those in the background whose rows are gone through to their end before
 * @param parts all that would be sent, callbacks and transactions included, with comments between
 */
public record MigrationPlan(List<Step> steps, List<RowsLeft> rowsFirst, List<Part> parts) {

    /**
     * One migration, one way.
     *
     * @param version its version; none for a repeatable migration
     * @param description what it does
     * @param type SQL, JAVA, REPEATABLE, or BASELINE for the file of one
     * @param script its file, which is the undo file if a pair's is undone, or its class
     * @param direction up or down
     * @param source where the statements come from
     * @param reversible whether it can be undone
     * @param backupRequired whether a backup is to be made before it
     * @param statements what would be sent; empty for a Java migration, whose statements are known when it runs; of
     *     more than ten million characters the first alone; changes of a schema as they are stored with its row, which
     *     is in the words of the SQL standard if the database has none
     * @param note what is to be known before it is run, as a sentence; none if nothing is
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
            List<PlannedStatement> statements,
            @Nullable String note) {

        /** Copies the list. */
        public Step {
            statements = List.copyOf(statements);
        }

        /** Whether it is noted as applied without being run. */
        public boolean isMarked() {
            return source == Source.NONE;
        }

        /** Whether anything is done but the entry in the history. */
        public boolean runsSomething() {
            return !statements.isEmpty() || source == Source.CLASS;
        }

        /** Which migration it is, which way, from where, and what is to be known of it. */
        public List<Remark> heading() {
            Remark which = new Remark("%s %s: %s (%s%s)"
                    .formatted(
                            direction,
                            version == null ? "repeatable" : version,
                            description,
                            script,
                            source == Source.DATABASE ? ", stored in the database" : ""));
            return note == null ? List.of(which) : List.of(which, new Remark(note));
        }

        /** Where one of its statements stands. */
        public Remark place(PlannedStatement statement) {
            return new Remark(
                    source == Source.DATABASE
                            ? "statement %d".formatted(statement.line())
                            : "%s:%s".formatted(script, statement.line()));
        }

        /** What there is to say if no statement can be shown. */
        public Remark withoutStatements() {
            return new Remark(
                    switch (source) {
                        case CLASS -> "Written in Java: its statements are known when it runs.";
                        case FILE, DATABASE -> "No statements: nothing is done but the entry in the history.";
                        case NONE -> "Noted as applied, and not run.";
                    });
        }

        private List<Part> parts() {
            List<Part> parts = new ArrayList<>(heading());
            if (statements.isEmpty() && note == null) {
                parts.add(withoutStatements());
            }
            for (PlannedStatement statement : statements) {
                parts.add(place(statement));
                parts.add(statement);
            }
            parts.add(Remark.NONE);
            return parts;
        }
    }

    /**
     * The rows of a migration that is applied but for them.
     *
     * @param version its version
     * @param description what it does
     * @param script its file or class
     * @param rows how many rows are done, and of how many; null if it has not begun with them
     */
    public record RowsLeft(
            Version version,
            String description,
            String script,
            @Nullable RowCount rows) {

        /** What becomes of them. */
        public Remark remark() {
            return new Remark("The rows of migration %s (%s), which are in the background, come first%s."
                    .formatted(
                            version,
                            script,
                            rows == null ? "" : ": %d of %d are done".formatted(rows.done(), rows.total())));
        }
    }

    /** Where a step's statements come from. */
    public enum Source {
        /** The migration's file. */
        FILE,
        /** The migration's class. */
        CLASS,
        /** The down statements that were stored in the database when the migration was applied. */
        DATABASE,
        /** Nowhere: there are none, since the migration is noted as applied without being run. */
        NONE
    }

    /** A piece of what is printed. */
    public sealed interface Part {
        /** As it is printed, with the end of its last line. */
        String text();
    }

    /**
     * A comment.
     *
     * @param words what it says; empty for an empty line
     */
    public record Remark(String words) implements Part {

        /** An empty line. */
        public static final Remark NONE = new Remark("");

        @Override
        public String text() {
            return words.isEmpty() ? "\n" : "-- " + words.replaceAll("\\R", " ") + "\n";
        }
    }

    /**
     * A command of the database's own client, which the database doesn't know.
     *
     * @param line the command
     */
    public record ClientCommand(String line) implements Part {

        @Override
        public String text() {
            return line + "\n";
        }
    }

    /**
     * One statement.
     *
     * @param line where it begins in the file, from 1; of one that was stored, its number; 0 for one that is no
     *     migration's own
     * @param sql its text, without delimiter
     * @param delimiter what ends it for the database's own client; other than a semicolon if the client would take one
     *     inside of the statement for its end
     * @param data the lines that follow a {@code COPY … FROM stdin}, without the closing {@code \.}; null for none
     */
    public record PlannedStatement(
            int line,
            String sql,
            String delimiter,
            @Nullable String data) implements Part {

        private static final String SEMICOLON = ";";

        /** A statement that a semicolon ends. */
        public PlannedStatement(int line, String sql) {
            this(line, sql, SEMICOLON, null);
        }

        @Override
        public String text() {
            if (!delimiter.equals(SEMICOLON)) {
                return "DELIMITER %s\n%s\n%s\nDELIMITER ;\n".formatted(delimiter, sql, delimiter);
            }
            String statement = sql + (endsInComment() ? "\n;\n" : ";\n");
            if (data == null) {
                return statement;
            }
            return statement + data + (data.isEmpty() || data.endsWith("\n") ? "" : "\n") + "\\.\n";
        }

        /** A comment at the end would swallow a delimiter on the same line. */
        private boolean endsInComment() {
            String lastLine = sql.substring(sql.lastIndexOf('\n') + 1);
            return lastLine.contains("--") || lastLine.contains("#");
        }
    }

    /** Copies the lists. */
    public MigrationPlan {
        steps = List.copyOf(steps);
        rowsFirst = List.copyOf(rowsFirst);
        parts = List.copyOf(parts);
    }

    /** A plan that consists of nothing but its steps. */
    public MigrationPlan(List<Step> steps) {
        this(
                steps,
                List.of(),
                steps.isEmpty()
                        ? List.of(new Remark("Nothing to do."))
                        : steps.stream().flatMap(step -> step.parts().stream()).toList());
    }

    /** Whether no migration would run; rows of those that are applied may be gone through all the same. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Prints the plan as SQL, piece by piece. */
    public void printTo(Appendable target) {
        try {
            for (Part part : parts) {
                target.append(part.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan as SQL. */
    @Override
    public String toString() {
        StringBuilder sql = new StringBuilder();
        printTo(sql);
        return sql.toString();
    }
}
