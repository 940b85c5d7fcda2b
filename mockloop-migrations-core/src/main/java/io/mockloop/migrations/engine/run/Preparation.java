package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.AdoptedRow;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.history.HistoryWriter.Event;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.engine.plan.Drift;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.step.RunningStep;
import io.mockloop.migrations.exception.HistoryTableException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the history ready to be written. The caller holds the lock, or a transaction that is the lock. */
final class Preparation {

    private static final Logger logger = LoggerFactory.getLogger(Preparation.class);

    private final RunContext context;
    private final @Nullable Version baseline;
    private final @Nullable MigrationSet set;
    private final List<Skipped> passedOver = new ArrayList<>();

    /**
     * For one run.
     *
     * @param set the code, so that what a baseline stands for is named; null if nothing is run
     */
    Preparation(RunContext context, @Nullable Version baseline, @Nullable MigrationSet set) {
        this.context = context;
        this.baseline = baseline;
        this.set = set;
    }

    /**
     * Makes or converts the tables.
     *
     * @return whether anything was written
     */
    boolean prepare(History history) throws SQLException {
        return switch (history.layout()) {
            case CURRENT -> false;
            case MISSING -> {
                create(whereItStands(), history.names().schema() != null);
                yield true;
            }
            case OLDER -> {
                convert();
                yield true;
            }
        };
    }

    private @Nullable Version whereItStands() throws SQLException {
        return new FirstRun(context.historyRules(), context.product(), baseline)
                .whereItStands(context.connection(), context.writer().names());
    }

    private void create(@Nullable Version at, boolean schemaToo) throws SQLException {
        warnOfNewSchema(schemaToo);
        write(
                at == null
                        ? context.writer().create(schemaToo, null, null)
                        : context.writer().create(schemaToo, FirstRun.row(at), event(at)));
        if (at != null) {
            logger.info("The database has tables and no history: it is taken over at version {}", at);
            passOver(at);
        }
    }

    /** Mostly its name is misspelt. */
    private void warnOfNewSchema(boolean schemaToo) throws SQLException {
        String schema = context.writer().names().schema();
        if (schemaToo && schema != null && context.historyRules().lacksSchema(context.connection(), schema)) {
            logger.warn("There is no schema {} yet: it is made, for the history", schema);
        }
    }

    private void passOver(Version at) {
        for (VersionedMigration each :
                set == null ? List.<VersionedMigration>of() : set.graph().byVersion()) {
            if (!each.version().isAbove(at)) {
                passedOver.add(new Skipped(
                        each.version(), each.nameDescription(), "taken as applied, at or below the baseline " + at));
            }
        }
        if (!passedOver.isEmpty()) {
            logger.warn(
                    "Taken as applied with it, and not run: {}",
                    passedOver.stream()
                            .map(each -> "%s %s"
                                    .formatted(each.version(), each.description())
                                    .strip())
                            .collect(Collectors.joining(", ")));
        }
    }

    /** The migrations that a baseline noted here stands for. */
    List<Skipped> passedOver() {
        return List.copyOf(passedOver);
    }

    /** The statements that note a baseline, and make the tables for it if there are none. */
    List<String> baseline(Version at, History history) throws SQLException {
        warnOfNewSchema(history.layout() == Layout.MISSING);
        return history.layout() == Layout.MISSING
                ? context.writer().create(history.names().schema() != null, FirstRun.row(at), event(at))
                : List.of(
                        context.writer().insert(FirstRun.row(at), null, null),
                        context.writer().log(event(at)));
    }

    /** The statements that note what another library has applied, and make the tables for it if there are none. */
    List<String> adopt(List<AdoptedRow> rows, History history) throws SQLException {
        warnOfNewSchema(history.layout() == Layout.MISSING);
        return history.layout() == Layout.MISSING
                ? context.writer().create(history.names().schema() != null, rows)
                : context.writer().adopt(rows);
    }

    private static Event event(Version at) {
        return new Event(
                at, FirstRun.DESCRIPTION, MigrationType.BASELINE, "", null, null, MigrationState.BASELINE, null, null);
    }

    private void convert() throws SQLException {
        logger.info(
                "The history table {} has the three columns of the older format: it is converted, and kept as {}",
                context.writer().names().display(),
                context.writer().names().legacyTable());
        write(context.writer().convertOlder());
    }

    /**
     * Refreshes rows whose migrations' names, hashes or undos are other ones now, with the same content. What is stored
     * of an undo stays where the file has lost it.
     *
     * @return whether anything was written
     */
    boolean refresh(List<Drift.Changed> stale) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (Drift.Changed changed : stale) {
            HistoryRow row = RunningStep.rowOf(
                    changed.now(), changed.row().rank(), changed.row().state());
            statements.add(
                    changed.now() instanceof SqlMigration sql && sql.lacksUndo()
                            ? context.writer().refreshButUndo(row)
                            : context.writer().refresh(row, RunningStep.storedDown(changed.now())));
        }
        if (!statements.isEmpty()) {
            logger.info(
                    "{} applied migrations have another file or description now, and the same content", stale.size());
            write(statements);
        }
        return !statements.isEmpty();
    }

    /** Writes the history, and says what right for it isn't there. */
    boolean write(List<String> statements) throws SQLException {
        try {
            context.historyRules().write(context.connection(), statements);
            return true;
        } catch (SQLException e) {
            if (context.historyRules().errorKind(e) == HistoryRules.ErrorKind.DENIED) {
                throw HistoryTableException.denied(
                        "create or write", context.writer().names().display(), DriverWords.of(e), e);
            }
            throw e;
        }
    }
}
