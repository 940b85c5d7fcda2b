package io.mockloop.migrations.engine.recovery;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.engine.backup.Backups.Made;
import io.mockloop.migrations.engine.backup.MadeBefore;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.plan.Recovery;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.exception.RecoveryException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The backup that was made right before a migration which was left half-done: all that the log has since is of this
 * migration's own failures, so that nothing else that migrations did is lost with it.
 */
public final class OwnBackup {

    private final Engine engine;
    private final History history;
    private final HistoryRow row;

    /**
     * Looks for nothing yet.
     *
     * @param row in state RUNNING, PARTIAL or FAILED
     */
    public OwnBackup(Engine engine, History history, HistoryRow row) {
        this.engine = engine;
        this.history = history;
        this.row = row;
    }

    /** The file; empty if there is none, or more has happened since. */
    public Optional<Path> find() throws SQLException {
        Made made = newest();
        return made == null || other(made) != null ? Optional.empty() : Optional.of(made.file());
    }

    /**
     * The file.
     *
     * @throws RecoveryException if there is none, or more has happened since
     */
    public Path require() throws SQLException {
        Made made = newest();
        if (made == null) {
            throw RecoveryException.noBackup(
                    row.version(),
                    row.display(),
                    engine.backups().settings().provider() == null
                            ? "none that was made right before it is in "
                                    + engine.backups().settings().directory()
                            : "a BackupProvider makes them, and knows where they are");
        }
        HistoryEntry other = other(made);
        if (other != null) {
            throw RecoveryException.noBackup(
                    row.version(),
                    row.display(),
                    "since %s was made, there has been more than this migration, which would be lost with it: %s, %s, at %s"
                            .formatted(made.file(), name(other), other.state(), other.appliedAt()));
        }
        return made.file();
    }

    private static String name(HistoryEntry event) {
        return event.version() == null ? event.script() : event.version() + " (" + event.description() + ")";
    }

    /** Taking back what was left half-done turns the row's direction, and is no step that a backup was made for. */
    private @Nullable Made newest() throws SQLException {
        Direction direction =
                Recovery.isOfTakingBack(row) == (row.direction() == Direction.UP) ? Direction.DOWN : Direction.UP;
        List<Made> made = engine.backups().madeBefore(new MadeBefore(direction, row.version(), row.script(), 0));
        return made.isEmpty() ? null : made.get(0);
    }

    /** The first event since that isn't a failure of the migration. */
    private @Nullable HistoryEntry other(Made made) throws SQLException {
        return engine.reader().since(engine.connection(), history, made.before().event()).stream()
                .filter(event -> (event.state() != MigrationState.FAILED && event.state() != MigrationState.PARTIAL)
                        || !Objects.equals(event.version(), row.version())
                        || !event.script().equals(row.script()))
                .findFirst()
                .orElse(null);
    }
}
