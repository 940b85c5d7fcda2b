package io.mockloop.migrations.engine.precaution;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.safety.NeededRight;
import io.mockloop.migrations.engine.safety.NeededRight.Right;
import io.mockloop.migrations.engine.safety.SafetyChecks;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.Interruption;
import io.mockloop.migrations.engine.session.StepBackups;
import io.mockloop.migrations.exception.SafetyException;
import io.mockloop.migrations.settings.SafetyMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks before a run whether the database is fit for what is to be done. */
public final class Precaution {

    /** Nobody waits longer for a start that is to look first. */
    private static final Duration BUDGET = Duration.ofSeconds(10);

    private static final Logger logger = LoggerFactory.getLogger(Precaution.class);

    private final Engine engine;
    private final SafetyMode mode;
    private final Duration budget;

    /** For a run. */
    public Precaution(Engine engine, SafetyMode mode) {
        this(engine, mode, BUDGET);
    }

    Precaution(Engine engine, SafetyMode mode, Duration budget) {
        this.engine = engine;
        this.mode = mode;
        this.budget = budget;
    }

    /**
     * Looks, if there is something to do.
     *
     * @param begins whether the history's tables are to be made
     * @param mayStop whether a problem can stop it
     * @throws SafetyException if one does
     */
    public void look(List<Step> steps, boolean begins, boolean mayStop) throws SQLException {
        if (mode == SafetyMode.OFF || steps.isEmpty()) {
            return;
        }
        ValidationResult found = found(steps, begins);
        found.warnings().forEach(each -> logger.warn("Before the run: {}", each.message()));
        if (!found.isValid() && mode == SafetyMode.FAIL && mayStop) {
            throw new SafetyException(engine.product(), found.problems());
        }
        found.problems().stream()
                .map(Problem::message)
                .forEach(each -> logger.warn("The database isn't fit for a migration: {}", each));
    }

    @SuppressWarnings("try")
    private ValidationResult found(List<Step> steps, boolean begins) throws SQLException {
        List<NeededRight> needed =
                new ArrayList<>(new PendingRights(engine.scripts().rules()).of(steps));
        if (begins) {
            needed.add(new NeededRight(Right.CREATE, engine.reader().names().table()));
        }
        Path backups = !begins && StepBackups.areAsked(engine.backups(), steps)
                ? engine.backups().settings().directory()
                : null;
        Cancellation cancellation = new Cancellation();
        try (Interruption interruption = new Interruption(cancellation)) {
            return new SafetyChecks(engine.connection(), engine.safety(), cancellation).all(needed, backups, budget);
        }
    }
}
