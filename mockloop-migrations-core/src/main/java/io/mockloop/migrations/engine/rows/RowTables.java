package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.batch.Parts;
import io.mockloop.migrations.engine.batch.Quarantine;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.rows.Workers.Divided;
import io.mockloop.migrations.engine.session.Position;
import io.mockloop.migrations.engine.session.RunContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a step's rows beside the history. */
public final class RowTables {

    private static final Logger logger = LoggerFactory.getLogger(RowTables.class);

    private final RunContext context;
    private final Step step;
    private @Nullable Checkpoints checkpoints;
    private @Nullable Quarantine quarantine;
    private @Nullable Parts parts;

    /** Those of a step; none is known yet. */
    public RowTables(RunContext context, Step step) {
        this.context = context;
        this.step = step;
    }

    /**
     * Makes those that the step needs.
     *
     * @param workers how many go through its rows
     */
    public void make(Position position, RowFailurePolicy policy, int workers) throws SQLException {
        checkpoints = newCheckpoints();
        position.in("making " + checkpoints.display());
        checkpoints.make();
        if (workers > 1) {
            parts = newParts();
            position.in("making " + parts.display());
            parts.make();
        } else {
            findParts();
        }
        if (policy == RowFailurePolicy.QUARANTINE) {
            quarantine = newQuarantine();
            position.in("making " + quarantine.display());
            quarantine.make();
        } else {
            findQuarantine();
        }
        position.at(0, 0);
    }

    /**
     * The parts that a run of another process goes through, whose tables are there then.
     *
     * @param mark what would be run for them here
     * @return none if none does, or runs something else
     */
    public Divided divided(Version version, String mark) throws SQLException {
        checkpoints = newCheckpoints();
        String run = checkpoints.isThere() ? checkpoints.runAt(version, mark) : null;
        if (run == null) {
            return Divided.NOT;
        }
        parts = newParts();
        quarantine = newQuarantine();
        return new Divided(parts.of(version), run);
    }

    /** Finds those that there are, before rows are undone: nobody goes through them any more then. */
    public void find() throws SQLException {
        Checkpoints found = newCheckpoints();
        checkpoints = found.isThere() ? found : null;
        if (checkpoints != null) {
            checkpoints.endRun(version());
        }
        findParts();
        findQuarantine();
    }

    /** The same, as they are known by now, on another connection. */
    public RowTables on(RunContext other) {
        RowTables tables = new RowTables(other, step);
        tables.checkpoints = checkpoints == null ? null : tables.newCheckpoints();
        tables.parts = parts == null ? null : tables.newParts();
        tables.quarantine = quarantine == null ? null : tables.newQuarantine();
        return tables;
    }

    private void findParts() throws SQLException {
        Parts found = newParts();
        parts = found.isThere() ? found : null;
    }

    private void findQuarantine() throws SQLException {
        Quarantine found = newQuarantine();
        quarantine = found.isThere() ? found : null;
    }

    private Checkpoints newCheckpoints() {
        return new Checkpoints(context.connection(), context.historyRules(), names());
    }

    private Parts newParts() {
        return new Parts(context.connection(), context.historyRules(), names());
    }

    private Quarantine newQuarantine() {
        return new Quarantine(context.connection(), context.historyRules(), names());
    }

    private HistoryNames names() {
        return context.writer().names();
    }

    /** How far migrations have come. */
    public Checkpoints checkpoints() {
        return Objects.requireNonNull(checkpoints, "Nothing tells yet how far it has come");
    }

    /** How far the parts of those have come that several workers are at. */
    public Parts parts() {
        return Objects.requireNonNull(parts, "No migration's rows are in parts");
    }

    /** Null if no row of any migration is in quarantine, and none may be. */
    public @Nullable Quarantine quarantine() {
        return quarantine;
    }

    /** The statements that forget, with the step's end, what isn't to be known any more. */
    public List<String> forgetting() {
        List<String> statements = new ArrayList<>();
        if (checkpoints != null) {
            statements.add(checkpoints.delete(version()));
        }
        if (parts != null) {
            statements.add(parts.delete(version()));
        }
        if (quarantine != null && step.direction() == Direction.DOWN) {
            statements.add(quarantine.delete(version()));
        }
        return statements;
    }

    private Version version() {
        return Objects.requireNonNull(step.version(), "A migration of rows has a version");
    }

    /** A table that holds nothing is in nobody's way, if it cannot be removed. */
    public void clear() {
        try {
            context.transactions().leave();
            if (checkpoints != null) {
                checkpoints.clear();
            }
            if (parts != null) {
                parts.clear();
            }
            if (quarantine != null) {
                quarantine.clear();
            }
        } catch (SQLException e) {
            logger.info("A table beside {} that is empty could not be removed: {}", names().display(), e.getMessage());
        }
    }
}
