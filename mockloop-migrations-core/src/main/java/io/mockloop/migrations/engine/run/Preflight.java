package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.session.ExecutionRules;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.exception.SharedTransactionException;
import io.mockloop.migrations.sql.Section;
import java.util.List;

/** Finds what cannot be run before anything is. */
public final class Preflight {

    private final Callbacks callbacks;
    private final ExecutionRules rules;
    private final String product;

    /**
     * Looks at what a run is to do.
     *
     * @param product the database's product and version, for messages
     */
    public Preflight(Callbacks callbacks, ExecutionRules rules, String product) {
        this.callbacks = callbacks;
        this.rules = rules;
        this.product = product;
    }

    /**
     * Looks.
     *
     * @param together whether all steps are to be one transaction
     * @throws io.mockloop.migrations.exception.MigrationException if something of it cannot be run
     */
    public void check(Planned planned, boolean together) {
        if (together && !planned.steps().isEmpty()) {
            checkTogether(planned.steps());
        }
        if (!planned.steps().isEmpty() || callbacks.alwaysRun()) {
            callbacks.aroundRun().forEach(SqlCallback::content);
        }
        planned.steps().forEach(Step::prepare);
        if (!planned.steps().isEmpty()) {
            checkEach(planned.steps());
        }
    }

    /** Callbacks around each migration belong to its transaction, if it has one. */
    private void checkEach(List<Step> steps) {
        boolean within =
                rules.undoesDdl() && steps.stream().anyMatch(step -> step.body().isTransactional());
        callbacks.aroundEach().forEach(callback -> {
            if (within && !callback.content().runsInTransaction(Section.UP)) {
                throw new ScriptException(
                        "CALLBACK_OUTSIDE_TRANSACTION",
                        callback.script(),
                        1,
                        "this callback belongs to each migration's transaction, and cannot run in one.",
                        "Take out what cannot run in a transaction, or let the file be a beforeMigrate or afterMigrate.",
                        null);
            }
        });
    }

    private void checkTogether(List<Step> steps) {
        if (!rules.undoesDdl()) {
            throw SharedTransactionException.notOn(product);
        }
        List<String> outside = steps.stream()
                .filter(step -> !step.body().isTransactional())
                .map(Step::display)
                .toList();
        if (!outside.isEmpty()) {
            throw SharedTransactionException.notWith(outside);
        }
    }
}
