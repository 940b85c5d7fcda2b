package io.mockloop.migrations.engine.recovery;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.Remedy.RunSql;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRow.Progress;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.ScriptMigration;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import io.mockloop.migrations.sql.SqlStatement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says of a migration that was left half-done what is done, what isn't, and how to go on. */
public final class UnfinishedMigration {

    private final HistoryRow row;
    private final Progress progress;
    private final @Nullable SqlScript script;
    private final HistoryWriter writer;
    private final String product;
    private final @Nullable String lookAt;

    /**
     * Tells of a row.
     *
     * @param row in state PARTIAL or FAILED
     * @param product database and version
     * @param lookAt what to look at about the statement in doubt; null if there is none, or nothing is known to help
     */
    UnfinishedMigration(
            HistoryRow row, MigrationSet set, HistoryWriter writer, String product, @Nullable String lookAt) {
        this.row = row;
        this.progress = Objects.requireNonNullElse(row.progress(), new Progress(0, 0, 0, Instant.EPOCH));
        this.script = script(row, set);
        this.writer = writer;
        this.product = product;
        this.lookAt = lookAt;
    }

    /** The exception that stops a run. */
    UnfinishedMigrationException exception() {
        String way = row.direction() == Direction.UP ? "applied" : "undone";
        String why = row.state() == MigrationState.FAILED ? "a statement returned an error" : "the process ended";
        return new UnfinishedMigrationException(
                product,
                row.version(),
                row.state(),
                "Migration %s was left half-done on %s while it was %s (%s; state %s): %s %s"
                        .formatted(row.display(), product, way, why, row.state(), done(), next()),
                action(row, writer));
    }

    private String done() {
        int count = progress.count();
        if (progress.done() == 0) {
            return "none of its %sstatements is known to be done.".formatted(count > 0 ? count + " " : "");
        }
        return "statement %d%s was the last one done%s."
                .formatted(progress.done(), count > 0 ? " of " + count : "", at(progress.done()));
    }

    private String next() {
        int sent = progress.sent();
        if (sent <= progress.done()) {
            return "What may have come after that was rolled back.";
        }
        if (row.state() == MigrationState.FAILED) {
            return "Statement %d returned the error%s.".formatted(sent, at(sent));
        }
        String doubt =
                "Statement %d was sent%s; whether the server completed it is not recorded.".formatted(sent, at(sent));
        return lookAt == null ? doubt : doubt + " " + lookAt;
    }

    /** What a person can do about a row whose migration is half-done. */
    public static Message action(HistoryRow row, HistoryWriter writer) {
        return Message.of("""
                Look at the schema. Then either run the statements that are missing by hand, and say so:
                %s
                or undo by hand those that are done, and say so:
                %s
                Then start again.""", typed(writer.completedByHand(row)), typed(writer.takenBackByHand(row)));
    }

    private static Message typed(List<String> statements) {
        return Message.join(
                "\n",
                statements.stream()
                        .map(each -> Message.of("   %s", new RunSql(each)))
                        .toList());
    }

    private String at(int number) {
        int line = line(number);
        return line == 0 || script == null ? "" : " (%s:%d)".formatted(script.name(), line);
    }

    private int line(int number) {
        SqlStatement statement = script == null ? null : statement(script, row, number);
        return statement == null ? 0 : statement.line();
    }

    /** A statement of the script that was run; null if that isn't known any more. */
    static @Nullable SqlStatement statement(HistoryRow row, MigrationSet set, int number) {
        SqlScript script = script(row, set);
        return script == null ? null : statement(script, row, number);
    }

    private static @Nullable SqlStatement statement(SqlScript script, HistoryRow row, int number) {
        try (ScriptStatements statements =
                script.statements(row.direction() == Direction.UP ? Section.UP : Section.DOWN)) {
            SqlStatement next = statements.next();
            for (int at = 1; next != null && at < number; at++) {
                next = statements.next();
            }
            return number < 1 ? null : next;
        }
    }

    /** The script that was run; none if it has been changed since, as its lines then tell nothing. */
    private static @Nullable SqlScript script(HistoryRow row, MigrationSet set) {
        ResolvedMigration migration =
                set.find(row.type(), row.version(), row.description()).orElse(null);
        if (!(migration instanceof ScriptMigration script) || !Objects.equals(script.rawHash(), row.rawHash())) {
            return null;
        }
        if (row.direction() == Direction.UP) {
            return script.up();
        }
        return script instanceof SqlMigration sql ? sql.down() : null;
    }
}
