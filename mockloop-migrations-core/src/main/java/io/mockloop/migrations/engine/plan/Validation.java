package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.engine.plan.Drift.Changed;
import io.mockloop.migrations.engine.plan.Drift.Unreadable;
import io.mockloop.migrations.exception.AppliedMigrationsException;
import io.mockloop.migrations.exception.DependencyException;
import io.mockloop.migrations.exception.IrreversibleMigrationException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.OnMissing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds all that would stop a run, a problem for each migration that it is about; and changes of what is applied that a
 * run, which reads nothing of it, doesn't notice.
 */
public final class Validation {

    private final Planner planner;
    private final PlanPolicy policy;
    private final Drift drift;
    private final List<Problem> problems = new ArrayList<>();

    private Validation(Planner planner) {
        this.planner = planner;
        this.policy = planner.policy();
        this.drift = Drift.byContent(planner);
    }

    /** All that is known to be wrong between what is applied and the code; nothing is thrown. */
    public static ValidationResult of(Planner planner) {
        return new Validation(planner).result();
    }

    private ValidationResult result() {
        planner.history().flaws().forEach(flaw -> problems.add(flaw.problem()));
        addApplied();
        addAbsent();
        addUnrunnable();
        if (problems.isEmpty() && planner.set().isComplete()) {
            addDisallowed();
        }
        return new ValidationResult(problems);
    }

    private void addApplied() {
        for (Unreadable each : drift.unreadable()) {
            add(each.row().version(), each.now().script(), each.why());
        }
        for (Changed each : drift.changed()) {
            add(
                    each.row().version(),
                    each.now().script(),
                    AppliedMigrationsException.changed(List.of(each.display()), AppliedCheck.versionOf(each.row())));
        }
        for (Changed each : drift.renumbered()) {
            add(
                    each.row().version(),
                    each.now().script(),
                    AppliedMigrationsException.renumbered(
                            List.of(each.renumbering()), AppliedCheck.versionOf(each.row())));
        }
    }

    /** What wasn't found tells nothing if something was that could not be taken as a migration. */
    private void addAbsent() {
        if (!planner.set().isComplete()) {
            return;
        }
        if (policy.onMissing() == OnMissing.FAIL) {
            drift.missing()
                    .forEach(row -> add(
                            row,
                            AppliedMigrationsException.missing(List.of(row.display()), AppliedCheck.versionOf(row))));
        }
        if (policy.onFuture() != OnFuture.IGNORE && !planner.undoesFuture()) {
            drift.future().forEach(row -> add(row, planner.ahead(List.of(row))));
        }
    }

    private void addUnrunnable() {
        Set<Version> known =
                drift.unreadable().stream().map(each -> each.now().version()).collect(Collectors.toSet());
        addScripts();
        planner.graph().problems(planner.history()::isApplied).forEach((version, why) -> {
            if (!known.contains(version) && (planner.set().isComplete() || !isAboutWhatIsMissing(why))) {
                add(version, planner.graph().find(version).orElseThrow().script(), why);
            }
        });
    }

    private static boolean isAboutWhatIsMissing(MigrationException why) {
        return why instanceof DependencyException dependency && dependency.isAboutMissing();
    }

    /** What has no version, and what a database without history begins with. */
    private void addScripts() {
        for (Unreadable each : planner.repeatables().unreadable()) {
            add(null, each.now().script(), each.why());
        }
        for (RepeatableDrift.Due each : planner.repeatables().due()) {
            addUnreadable(each.migration().script(), each.migration()::prepare);
        }
        planner.startingBaseline().ifPresent(baseline -> addUnreadable(baseline.script(), baseline::prepare));
        planner.set().callbacks().all().forEach(each -> addUnreadable(each.script(), each::content));
    }

    private void addUnreadable(String script, Runnable reading) {
        try {
            reading.run();
        } catch (MigrationException e) {
            add(null, script, e);
        }
    }

    private void addDisallowed() {
        History history = planner.history();
        Version current = history.current().orElse(Version.NONE);
        for (VersionedMigration late : planner.late(planner.pendingVersions())) {
            add(
                    late,
                    AppliedMigrationsException.outOfOrder(
                            List.of(Planner.display(late)), late.version().toString(), current, policy.outOfOrder()));
        }
        for (VersionedMigration without : planner.irreversible(planner.graph().byVersion())) {
            add(without, IrreversibleMigrationException.required(List.of(Planner.display(without))));
        }
    }

    private void add(VersionedMigration migration, MigrationException why) {
        add(migration.version(), migration.script(), why);
    }

    private void add(HistoryRow row, MigrationException why) {
        add(row.version(), row.script(), why);
    }

    private void add(@Nullable Version version, String script, MigrationException why) {
        why.problems().forEach(each -> problems.add(each.about(version, script)));
    }
}
